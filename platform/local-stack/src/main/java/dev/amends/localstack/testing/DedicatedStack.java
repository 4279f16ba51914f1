package dev.amends.localstack.testing;

/**
 * A broker and a database of one test's own, with fsync on, to be killed as it likes. Ports stay
 * the same over a restart. Costs some ten seconds: use the shared stack unless something must die.
 */
public final class DedicatedStack implements AutoCloseable {

  private final StackClient client;

  private DedicatedStack(StackClient client) {
    this.client = client;
  }

  public static DedicatedStack start() {
    return start(StackKind.DURABLE);
  }

  public static DedicatedStack start(StackKind kind) {
    var stateFile =
        TestStack.folder()
            .resolve(
                "own-"
                    + ProcessHandle.current().pid()
                    + "-"
                    + Long.toHexString(System.nanoTime())
                    + ".properties");
    return new DedicatedStack(StackClient.start(stateFile, ProcessHandle.current().pid(), kind));
  }

  public String bootstrapServers() {
    return client.kafka();
  }

  public int postgresPort() {
    return client.postgresPort();
  }

  public int smtpPort() {
    return client.smtpPort();
  }

  public String mailApi() {
    return client.mailApi();
  }

  public String freshSchema(String name) {
    client.command("/schema/" + name);
    return jdbcUrl(name);
  }

  public String jdbcUrl(String schema) {
    return TestStack.jdbcUrl(client.postgresPort(), schema);
  }

  public void kill9Broker() {
    client.command("/broker/kill");
  }

  /** Returns when the broker answers again. */
  public void startBroker() {
    client.command("/broker/start");
  }

  public void pauseBroker() {
    client.command("/broker/pause");
  }

  public void resumeBroker() {
    client.command("/broker/resume");
  }

  public void kill9Database() {
    client.command("/database/kill");
  }

  public void stopDatabase() {
    client.command("/database/stop");
  }

  /** Returns when the database answers again. */
  public void startDatabase() {
    client.command("/database/start");
  }

  @Override
  public void close() {
    client.end();
  }
}
