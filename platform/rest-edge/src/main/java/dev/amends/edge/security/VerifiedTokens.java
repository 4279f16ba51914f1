package dev.amends.edge.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Checks a token when it first comes and remembers for a minute, at most until it expires, that it
 * was good: checking the signature costs more than anything else in a small request. The whole
 * token is the key, so that one with another signature is another token. A key that the provider
 * withdraws is therefore honoured for a minute longer; a token that was refused is never
 * remembered.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

  static final Duration REMEMBERED = Duration.ofMinutes(1);

  /** Systems have one token each and people one an hour: more than this are not in use at once. */
  static final int MOST = 2_000;

  private final OwnTokens own;
  private final JWTCallerPrincipalFactory checks;
  private final Cache<String, JWTCallerPrincipal> known;

  @Inject
  VerifiedTokens(Instance<OwnTokens> own, Clock clock) {
    this(
        token -> own.stream().flatMap(each -> each.principal(token).stream()).findFirst(),
        new DefaultJWTCallerPrincipalFactory(),
        clock,
        Ticker.systemTicker());
  }

  VerifiedTokens(OwnTokens own, JWTCallerPrincipalFactory checks, Clock clock, Ticker ticker) {
    this.own = own;
    this.checks = checks;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(ticker)
            .expireAfter(
                Expiry.<String, JWTCallerPrincipal>creating(
                    (token, principal) -> howLong(principal, clock.instant())))
            .build();
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
    var remembered = known.getIfPresent(token);
    if (remembered != null) {
      return remembered;
    }
    var ofOurs = own.principal(token);
    if (ofOurs.isPresent()) {
      return ofOurs.get();
    }
    var principal = checks.parse(token, rules);
    known.put(token, principal);
    return principal;
  }

  private static Duration howLong(JWTCallerPrincipal principal, Instant now) {
    var left = Duration.between(now, Instant.ofEpochSecond(principal.getExpirationTime()));
    return left.isNegative() ? Duration.ZERO : left.compareTo(REMEMBERED) < 0 ? left : REMEMBERED;
  }
}
