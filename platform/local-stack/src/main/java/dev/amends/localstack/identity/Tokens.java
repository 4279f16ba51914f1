package dev.amends.localstack.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Signs access, identity and refresh tokens, and reads back its own. */
final class Tokens {

  static final Duration ACCESS_LIFE = Duration.ofHours(1);
  private static final Duration REFRESH_LIFE = Duration.ofDays(7);
  static final String AUDIENCE = "amends";

  /** Another audience, so that no service takes a refresh token for an access token. */
  private static final String REFRESH_AUDIENCE = "amends-refresh";

  private final String issuer;
  private final RSAKey key;
  private final Clock clock;

  Tokens(String issuer, RSAKey key, Clock clock) {
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
  }

  String access(Account account, String client) {
    return signed(claims(account, client, AUDIENCE, ACCESS_LIFE));
  }

  String identity(Account account, String client, String nonce) {
    var claims = claims(account, client, client, ACCESS_LIFE);
    if (nonce != null) {
      claims.claim("nonce", nonce);
    }
    return signed(claims);
  }

  String refresh(Account account, String client) {
    return signed(claims(account, client, REFRESH_AUDIENCE, REFRESH_LIFE));
  }

  private JWTClaimsSet.Builder claims(
      Account account, String client, String audience, Duration life) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(account.subject())
            .audience(audience)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim("azp", client)
            .claim("groups", account.roles())
            .claim("preferred_username", account.name())
            .claim("name", account.displayName());
    return account.person() ? claims.claim("email", account.email()) : claims;
  }

  private String signed(JWTClaimsSet.Builder claims) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      var token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<JWTClaimsSet> readAccess(String token) {
    return read(token, AUDIENCE);
  }

  Optional<JWTClaimsSet> readRefresh(String token) {
    return read(token, REFRESH_AUDIENCE);
  }

  private Optional<JWTClaimsSet> read(String token, String audience) {
    try {
      var parsed = SignedJWT.parse(token);
      var claims = parsed.getJWTClaimsSet();
      var valid =
          parsed.verify(new RSASSAVerifier(key))
              && claims.getAudience().contains(audience)
              && claims.getExpirationTime().toInstant().isAfter(clock.instant());
      return valid ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
