package dev.amends.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** The provider and the services around a gateway under test. Risk scoring is down all the time. */
public final class FakeSurroundings implements QuarkusTestResourceLifecycleManager {

  private FakeProvider provider;
  private FakeService service;

  @Override
  public Map<String, String> start() {
    try (var nobodyHere = new ServerSocket(0)) {
      provider = new FakeProvider();
      service = new FakeService();
      return Map.of(
          "quarkus.oidc.auth-server-url", provider.issuer(),
          "quarkus.oidc.token-state-manager.encryption-secret", "a-session-key-of-32-characters-ok",
          "amends.services.survey-ingest", service.url(),
          "amends.services.risk-scoring", "http://localhost:" + nobodyHere.getLocalPort(),
          "amends.services.recovery-workflow", service.url(),
          "amends.services.promoter-mobilization", service.url(),
          "amends.identity.token-url", service.url() + "/realms/amends/token");
    } catch (IOException | JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void stop() {
    provider.close();
    service.close();
  }
}
