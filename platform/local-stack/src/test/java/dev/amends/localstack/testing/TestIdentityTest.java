package dev.amends.localstack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestIdentityTest {

  @Test
  void aTokenIsSignedByTheKeyThatTheKeySetPublishes() throws Exception {
    var token = SignedJWT.parse(TestIdentity.token("anna", "agent", "team-lead"));
    var key = JWKSet.load(TestIdentity.jwksFile().toFile()).getKeyByKeyId("test").toRSAKey();
    assertTrue(token.verify(new RSASSAVerifier(key)));
  }

  @Test
  void aTokenSaysWhoAndInWhichRoles() throws Exception {
    var claims =
        SignedJWT.parse(TestIdentity.token("anna", "agent", "team-lead")).getJWTClaimsSet();
    assertEquals("anna", claims.getSubject());
    assertEquals(List.of("amends"), claims.getAudience());
    assertEquals(TestIdentity.ISSUER, claims.getIssuer());
    assertEquals(List.of("agent", "team-lead"), claims.getStringListClaim("groups"));
  }

  @Test
  void theConfigurationPointsAtTheSameKeySet() {
    assertEquals(
        TestIdentity.jwksFile().toUri().toString(),
        TestIdentity.config().get("mp.jwt.verify.publickey.location"));
  }
}
