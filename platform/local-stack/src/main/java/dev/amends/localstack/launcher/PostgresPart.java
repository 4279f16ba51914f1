package dev.amends.localstack.launcher;

import dev.amends.localstack.postgres.Databases;
import dev.amends.localstack.postgres.PostgresBinaries;
import dev.amends.localstack.postgres.PostgresServer;
import java.util.List;
import java.util.Map;

/** The database server, with everything on that makes a commit survive a power cut. */
record PostgresPart(Layout layout, Map<String, String> environment) implements Part {

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<StackPort> ports() {
    return List.of(StackPort.POSTGRES);
  }

  @Override
  public String mark() {
    return layout.data(name()).toString();
  }

  @Override
  public void start() {
    var server =
        new PostgresServer(
            new PostgresServer.Settings(
                PostgresBinaries.unpackedUnder(layout.cache()),
                layout.data(name()),
                layout.log(name()),
                StackPort.POSTGRES.in(environment),
                true),
            Parts.pidFile(layout, name(), mark())::write);
    server.start();
    var databases = new Databases(server);
    Services.ALL.forEach(service -> databases.ensure(service.database()));
  }

  /** PostgreSQL's "fast" stop; on TERM it would wait for its clients. */
  @Override
  public String stopSignal() {
    return "INT";
  }
}
