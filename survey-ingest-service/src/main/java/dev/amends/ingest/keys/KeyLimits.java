package dev.amends.ingest.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amends.edge.problem.ErrorCode;
import io.github.bucket4j.Bucket;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a key may not: open another door, or knock more often than agreed. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class KeyLimits implements ContainerRequestFilter {

  private static final int MOST = 10_000;

  private final KnownKeys keys;
  private final JsonWebToken caller;

  /** By key and rate, so that a new rate counts at once. Each instance counts for itself. */
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofMinutes(10)).build();

  KeyLimits(KnownKeys keys, JsonWebToken caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String id = caller.getClaim(KnownKeys.KEY_CLAIM);
    if (id == null) {
      return;
    }
    var key =
        keys.find(id).orElseThrow(() -> ErrorCode.FORBIDDEN.because("The key was withdrawn."));
    check(key, request.getUriInfo().getPath());
  }

  private void check(ApiKey key, String path) {
    if (key.scopes().stream().noneMatch(scope -> scope.covers(path))) {
      throw ErrorCode.FORBIDDEN.because("This key does not have the scope for this address.");
    }
    if (key.requestsPerSecond() != null) {
      var probe = bucket(key).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        throw ErrorCode.TOO_MANY_REQUESTS
            .with("This key may send " + key.requestsPerSecond() + " requests a second.")
            .withHeader("Retry-After", wait)
            .build();
      }
    }
  }

  private Bucket bucket(ApiKey key) {
    int rate = key.requestsPerSecond();
    return buckets.get(
        key.id() + "/" + rate,
        id ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .build());
  }
}
