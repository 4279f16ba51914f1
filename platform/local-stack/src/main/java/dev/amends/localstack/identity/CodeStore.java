package dev.amends.localstack.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: each works once, for a minute. */
final class CodeStore {

  /** What was agreed when the person signed in. */
  record Grant(
      Account account, String client, String redirectUri, String challenge, String nonce) {}

  private record Issued(Grant grant, Instant expires) {}

  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final int CAPACITY = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Map<String, Issued> codes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
          return size() > CAPACITY;
        }
      };

  CodeStore(Clock clock) {
    this.clock = clock;
  }

  synchronized String issue(Grant grant) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    codes.put(code, new Issued(grant, clock.instant().plus(LIFE)));
    return code;
  }

  synchronized Optional<Grant> redeem(String code) {
    return Optional.ofNullable(codes.remove(code))
        .filter(entry -> entry.expires().isAfter(clock.instant()))
        .map(Issued::grant);
  }
}
