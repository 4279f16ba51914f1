package dev.amends.localstack.launcher;

import java.security.SecureRandom;
import java.util.Base64;

/** Random values of the kinds the stack needs. */
final class RandomSecrets {

  /** Without the letters and digits that people mix up: logins are typed from a terminal. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;

  private final SecureRandom random = new SecureRandom();

  /** Such as {@code 7kqp-m2xd-94wn-hbt3}: some 79 bits. */
  String password() {
    var password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(READABLE.charAt(random.nextInt(READABLE.length())));
    }
    return password.toString();
  }

  /** In the form of Standard Webhooks. */
  String webhookSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes(24));
  }

  String key() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
