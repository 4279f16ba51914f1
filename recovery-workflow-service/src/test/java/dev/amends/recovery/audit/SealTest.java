package dev.amends.recovery.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final UUID LINE = UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02");
  private static final byte[] WORDS = "Talade med Åsa".getBytes(StandardCharsets.UTF_8);

  private final SecretKey key = key(1);

  @Test
  void whatIsSealedCanBeReadWithItsKey() {
    assertArrayEquals(WORDS, Seal.open(key, LINE, Seal.close(key, LINE, WORDS)));
  }

  @Test
  void theSameWordsAreNeverSealedAlike() {
    assertFalse(Arrays.equals(Seal.close(key, LINE, WORDS), Seal.close(key, LINE, WORDS)));
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    var sealed = Seal.close(key, LINE, WORDS);
    assertThrows(IllegalStateException.class, () -> Seal.open(key(2), LINE, sealed));
  }

  @Test
  void sealedWordsCannotBeMovedToAnotherLine() {
    var sealed = Seal.close(key, LINE, WORDS);
    assertThrows(IllegalStateException.class, () -> Seal.open(key, new UUID(1, 2), sealed));
  }

  private static SecretKey key(int filling) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) filling);
    return new SecretKeySpec(bytes, "AES");
  }
}
