package dev.amends.localstack.launcher;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Identity provider and mail sink, in one small JVM. */
record PlatformPart(Layout layout, Map<String, String> environment, List<String> jvmOptions)
    implements Part {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public List<StackPort> ports() {
    return List.of(StackPort.IDENTITY, StackPort.SMTP, StackPort.MAIL);
  }

  @Override
  public String mark() {
    return PlatformMain.class.getName() + " " + layout.root();
  }

  @Override
  public void start() {
    var process =
        new ManagedProcess(
            "The identity provider",
            layout.log(name()),
            Parts.pidFile(layout, name(), mark())::write);
    var options = new ArrayList<>(jvmOptions);
    options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    process.start(
        JavaCommand.of(
            Parts.classPath(layout), options, PlatformMain.class.getName(), layout.root()),
        Map.of());
    var up =
        Await.within(
            START_LIMIT,
            () -> {
              if (!process.alive()) {
                throw new StackFailure("Ended at once. Its log ends:\n" + process.lastLines(10));
              }
              return ports().stream().allMatch(port -> Ports.taken(port.in(environment)));
            });
    if (!up) {
      throw new StackFailure("Did not start. Its log ends:\n" + process.lastLines(10));
    }
  }
}
