package dev.amends.ingest.keys;

import dev.amends.edge.security.OwnTokens;
import dev.amends.edge.security.Roles;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;

/**
 * All keys, held in memory: checking one costs no look at the database, and goes on while that is
 * away. A change made by another instance counts after five seconds.
 */
@ApplicationScoped
class KnownKeys implements OwnTokens {

  /** Tells keys from people and from clients of the identity provider. */
  static final String NAME_PREFIX = "key:";

  /** The id of the key in the claims of who calls with it; nobody else has it. */
  static final String KEY_CLAIM = "amends_key";

  private static final Logger LOG = Logger.getLogger(KnownKeys.class);

  private final ApiKeyTable table;
  private final Clock clock;
  private volatile Map<String, ApiKey> byId = Map.of();

  KnownKeys(ApiKeyTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    refresh();
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    try {
      byId = table.all().stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
    } catch (SQLException e) {
      LOG.warnf("The keys could not be read anew: %s", e.getMessage());
    }
  }

  /** Empty if it was withdrawn meanwhile. */
  Optional<ApiKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<JWTCallerPrincipal> principal(String token) {
    return KeyText.read(token)
        .flatMap(
            text ->
                Optional.ofNullable(byId.get(text.id()))
                    .filter(key -> key.opensWith(text.hash(), clock.instant())))
        .map(KnownKeys::principal);
  }

  private static JWTCallerPrincipal principal(ApiKey key) {
    var claims = new JwtClaims();
    claims.setSubject(NAME_PREFIX + key.name());
    claims.setStringClaim("upn", NAME_PREFIX + key.name());
    claims.setStringClaim(KEY_CLAIM, key.id());
    claims.setStringListClaim("groups", List.of(Roles.UPSTREAM));
    return new DefaultJWTCallerPrincipal(claims);
  }
}
