package dev.amends.edge.problem;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * Counts a body whose length nobody announced while it arrives, and answers 413 as soon as it is
 * longer than its address takes. It runs once the caller is known, so that strangers cannot make
 * the service remember anything.
 *
 * <p>Multipart is left to its own parser, which writes files to disk and stops at the server's own
 * limit.
 */
@ApplicationScoped
class UnannouncedBody {

  /**
   * What is read and thrown away after the answer: a connection that is closed while bytes still
   * arrive is reset, and the sender would lose the answer.
   */
  private static final long READ_ON = 64L << 20;

  private final BodyLimits limits;

  UnannouncedBody(BodyLimits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter
  Uni<Response> count(ResteasyReactiveContainerRequestContext filtered) {
    var context = (ResteasyReactiveRequestContext) filtered.getServerRequestContext();
    var request = context.serverRequest();
    if (!unannounced(request) || multipart(request) || request.isRequestEnded()) {
      return Uni.createFrom().nullItem();
    }
    var limit = limits.of(request.getRequestNormalisedPath());
    return Uni.createFrom()
        .emitter(
            emitter -> {
              request.setReadListener(new Counting(context, limit, emitter));
              request.resumeRequestInput();
            });
  }

  private static boolean unannounced(ServerHttpRequest request) {
    return request.getRequestHeader(HttpHeaders.CONTENT_LENGTH) == null
        && (request.getRequestHeader("Transfer-Encoding") != null
            || request.unwrap(HttpServerRequest.class).version() == HttpVersion.HTTP_2);
  }

  private static boolean multipart(ServerHttpRequest request) {
    var type = request.getRequestHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  /** Keeps the body until its end, or none of it once it is too long. */
  private static final class Counting implements ServerHttpRequest.ReadCallback {

    private final ResteasyReactiveRequestContext context;
    private final long limit;
    private final UniEmitter<? super Response> emitter;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long arrived;

    Counting(
        ResteasyReactiveRequestContext context, long limit, UniEmitter<? super Response> emitter) {
      this.context = context;
      this.limit = limit;
      this.emitter = emitter;
    }

    @Override
    public void data(ByteBuffer bytes) {
      var before = arrived;
      arrived += bytes.remaining();
      if (arrived <= limit) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        kept.writeBytes(copy);
      } else if (before <= limit) {
        kept = null;
        emitter.fail(ErrorCode.TOO_LARGE.because(BodyLimits.refusal(limit)));
      } else if (arrived > limit + READ_ON) {
        context.serverRequest().closeConnection();
      }
    }

    @Override
    public void done() {
      if (arrived <= limit) {
        context.setInputStream(new ByteArrayInputStream(kept.toByteArray()));
        emitter.complete(null);
      }
    }
  }
}
