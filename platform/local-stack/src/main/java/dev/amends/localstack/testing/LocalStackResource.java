package dev.amends.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a {@code @QuarkusTest} the shared stack, an empty schema and tokens it trusts:
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(LocalStackResource.class)
 * }</pre>
 *
 * <p>Arguments: {@code schema} names the schema (default: a random one).
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

  private final String runId = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private String schema = "run_" + runId;

  @Override
  public void init(Map<String, String> arguments) {
    schema = arguments.getOrDefault("schema", schema);
  }

  @Override
  public Map<String, String> start() {
    var stack = TestStack.shared();
    var config = new HashMap<String, String>(TestIdentity.config());
    config.put("quarkus.devservices.enabled", "false");
    config.put("quarkus.datasource.jdbc.url", stack.freshSchema(schema));
    config.put("quarkus.datasource.username", TestStack.DATABASE_USER);
    config.put("quarkus.datasource.password", TestStack.DATABASE_PASSWORD);
    config.put("kafka.bootstrap.servers", stack.bootstrapServers());
    config.put("amends.smtp.host", "localhost");
    config.put("amends.smtp.port", Integer.toString(stack.smtpPort()));
    config.put("amends.test.run-id", runId);
    return config;
  }

  /** The stack outlives the test: the next module uses it too. */
  @Override
  public void stop() {}
}
