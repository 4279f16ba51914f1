package dev.amends.localstack.launcher;

import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.StackFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parts of the product, in the order in which they start. */
final class Parts {

  /** Parts of one stage need nothing of each other and start side by side. */
  record Stage(List<Part> parts) {}

  private static final String QUICK_START = "-XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1";

  private final Layout layout;
  private final Map<String, String> environment;
  private final List<Stage> stages;

  Parts(Layout layout, Map<String, String> environment) {
    this.layout = layout;
    this.environment = environment;
    var chosen = environment.getOrDefault("AMENDS_PARTS", "");
    stages =
        List.of(new Stage(chosen(chosen, foundation())), new Stage(chosen(chosen, applications())));
  }

  private List<Part> foundation() {
    return List.of(
        new KafkaPart(layout, environment),
        new PostgresPart(layout, environment),
        new PlatformPart(layout, environment, jvmOptions()));
  }

  private List<Part> applications() {
    var services = new Services(layout, environment);
    var parts = new ArrayList<Part>();
    for (var service : Services.ALL) {
      parts.add(new ServicePart(services, service, jvmOptions()));
    }
    parts.add(new ServicePart(services, Services.GATEWAY, jvmOptions()));
    return parts;
  }

  /** AMENDS_PARTS names the few to start, for somebody who runs a service in the editor. */
  private static List<Part> chosen(String names, List<Part> parts) {
    if (names.isBlank()) {
      return parts;
    }
    var wanted = Arrays.stream(names.split("[, ]+")).toList();
    return parts.stream().filter(part -> wanted.contains(part.name())).toList();
  }

  private List<String> jvmOptions() {
    var options = environment.getOrDefault("AMENDS_JVM_OPTS", QUICK_START).strip();
    var list = new ArrayList<>(Arrays.asList(options.split("\\s+")));
    list.removeIf(String::isEmpty);
    // Libraries of the services load native code; the JDK would warn at every start.
    list.add("--enable-native-access=ALL-UNNAMED");
    list.add("--sun-misc-unsafe-memory-access=allow");
    return list;
  }

  List<Stage> stages() {
    return stages;
  }

  List<Part> all() {
    return stages.stream().flatMap(stage -> stage.parts().stream()).toList();
  }

  Part named(String name) {
    return all().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StackFailure(
                    "There is no part '"
                        + name
                        + "'. There are: "
                        + String.join(", ", all().stream().map(Part::name).toList())
                        + "."));
  }

  PidFile pidFile(Part part) {
    return pidFile(layout, part.name(), part.mark());
  }

  static PidFile pidFile(Layout layout, String name, String mark) {
    return new PidFile(layout.pidFile(name), mark);
  }

  Optional<ProcessHandle> living(Part part) {
    return pidFile(part).living();
  }

  static String classPath(Layout layout) {
    return JavaCommand.packagedClassPath(layout.root());
  }
}
