package dev.amends.localstack.launcher;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Quarkus application: up when its readiness answers 200. */
record ServicePart(Services services, Services.Service service, List<String> jvmOptions)
    implements Part {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public List<StackPort> ports() {
    return List.of(service.port());
  }

  @Override
  public String mark() {
    return services.jar(service).toString();
  }

  @Override
  public void start() {
    var jar = services.jar(service);
    if (!Files.exists(jar)) {
      throw new StackFailure(
          service.module()
              + " is not built: target/quarkus-app/quarkus-run.jar is missing there."
              + " Run './mvnw package -DskipTests -DskipITs -pl "
              + service.module()
              + " -am' to see why.");
    }
    var layout = services.layout();
    var process =
        new ManagedProcess(
            name(), layout.log(name()), Parts.pidFile(layout, name(), mark())::write);
    var command = new ArrayList<>(List.of(JavaCommand.java()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar.toString()));
    var credentials = Credentials.read(layout.credentials());
    process.start(
        command, services.settings(service, credentials, Secrets.keptIn(layout.secrets())));
    awaitReady(process);
  }

  private void awaitReady(ManagedProcess process) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
      if (!Await.within(START_LIMIT, () -> ready(http, process))) {
        throw new StackFailure(
            "Not ready after %d s. %s ends:%n%s"
                .formatted(START_LIMIT.toSeconds(), process.log(), process.lastLines(12)));
      }
    }
  }

  private boolean ready(HttpClient http, ManagedProcess process)
      throws IOException, InterruptedException {
    if (!process.alive()) {
      throw new StackFailure("Ended. %s ends:%n%s".formatted(process.log(), process.lastLines(12)));
    }
    var address = Services.address(service.port(), services.environment()) + "/q/health/ready";
    var request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(3)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }
}
