package dev.amends.console;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which path belongs to which service. */
@ApplicationScoped
class RouteTable {

  private record Rule(String prefix, URI origin, boolean open) {

    /** A prefix ends at a slash: {@code /c} is a customer's status page, {@code /cases} is not. */
    boolean covers(String path) {
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  private static final String TOKEN = "/api/token";

  private final List<Rule> rules;
  private final Optional<URI> tokenUrl;

  RouteTable(ServicesConfig services, IdentityConfig identity) {
    var ingest = services.surveyIngest();
    var risk = services.riskScoring();
    var recovery = services.recoveryWorkflow();
    var promoters = services.promoterMobilization();
    this.tokenUrl = identity.tokenUrl();
    this.rules =
        List.of(
            new Rule("/api/feedback", ingest, false),
            new Rule("/api/webhooks", ingest, true),
            new Rule("/api/customers", ingest, false),
            new Rule("/api/interactions", ingest, false),
            new Rule("/api/trace", ingest, false),
            new Rule("/api/keys", ingest, false),
            new Rule("/api/surveys", ingest, false),
            new Rule("/api/invitations", ingest, false),
            new Rule("/s", ingest, true),
            new Rule("/api/risk", risk, false),
            new Rule("/api/recovery", recovery, false),
            new Rule("/c", recovery, true),
            new Rule("/api/promoters", promoters, false),
            new Rule("/r", promoters, true));
  }

  Optional<Target> find(HttpMethod method, String path) {
    if (path.equals(TOKEN)) {
      return tokenUrl
          .filter(url -> method.equals(HttpMethod.POST))
          .map(url -> new Target(url, url.getRawPath(), true));
    }
    return rules.stream()
        .filter(rule -> rule.covers(path))
        .findFirst()
        .map(rule -> new Target(rule.origin(), path, rule.open()));
  }

  /** An absent token endpoint is no secret, so nobody is asked to sign in to learn of it. */
  static boolean knownAbsent(String path) {
    return path.equals(TOKEN);
  }
}
