package dev.amends.localstack.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.amends.localstack.process.PrivateFile;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The RSA key of this checkout, kept so that tokens outlive a restart. */
public final class SigningKey {

  private static final int BITS = 2048;

  private SigningKey() {}

  public static RSAKey keptIn(Path file) {
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, generated().toJSONString());
      }
      return RSAKey.parse(Files.readString(file));
    } catch (IOException | ParseException e) {
      throw new StackFailure(
          "The signing key " + file + " is unreadable. Delete it: a new one is made.", e);
    }
  }

  private static RSAKey generated() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
