package dev.amends.edge.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final Checks checks = new Checks();
  private final VerifiedTokens tokens =
      new VerifiedTokens(
          token -> Optional.empty(), checks, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

  @Test
  void aGoodTokenIsCheckedOnceAMinute() throws ParseException {
    parse("good");
    pass(Duration.ofSeconds(59));
    parse("good");
    assertEquals(List.of("good"), checks.made);

    pass(Duration.ofSeconds(1));
    parse("good");
    assertEquals(List.of("good", "good"), checks.made);
  }

  @Test
  void aTokenIsNotRememberedBeyondItsExpiry() throws ParseException {
    checks.expiry = NOW.plusSeconds(5);
    parse("short");
    pass(Duration.ofSeconds(5));
    parse("short");
    assertEquals(List.of("short", "short"), checks.made);
  }

  @Test
  void aRefusedTokenIsCheckedEveryTime() {
    assertThrows(ParseException.class, () -> parse("bad"));
    assertThrows(ParseException.class, () -> parse("bad"));
    assertEquals(List.of("bad", "bad"), checks.made);
  }

  @Test
  void theSameClaimsUnderAnotherSignatureAreAnotherToken() throws ParseException {
    parse("claims.signature");
    parse("claims.forged");
    assertEquals(List.of("claims.signature", "claims.forged"), checks.made);
  }

  private void parse(String token) throws ParseException {
    tokens.parse(token, new JWTAuthContextInfo());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Knows what was asked, and refuses "bad". */
  private static final class Checks extends JWTCallerPrincipalFactory {
    private final List<String> made = new ArrayList<>();
    private Instant expiry = NOW.plus(Duration.ofHours(1));

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
      made.add(token);
      if (token.equals("bad")) {
        throw new ParseException("refused");
      }
      var claims = new JwtClaims();
      claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
      return new DefaultJWTCallerPrincipal(token, "JWT", claims);
    }
  }
}
