package dev.amends.recovery.stream;

import dev.amends.edge.security.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens to cases, live. */
@Path("/api/recovery/stream")
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD})
public class StreamResource {

  /** Proxies and browsers give up on a silent connection after about a minute. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int MOST_WAITING = 10_000;

  private final CaseFeed feed;
  private final JsonWebToken token;
  private final Clock clock;

  StreamResource(CaseFeed feed, JsonWebToken token, Clock clock) {
    this.feed = feed;
    this.token = token;
    this.clock = clock;
  }

  /**
   * Ends when the token does; the browser comes again with a new one and the id of the last event
   * it saw.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  @NonBlocking
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
    var validFor =
        Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
    var heartbeat =
        Multi.createFrom()
            .ticks()
            .startingAfter(HEARTBEAT)
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("heartbeat").build());
    var hello = Multi.createFrom().item(sse.newEventBuilder().comment("connected").build());
    return Multi.createBy()
        .merging()
        .streams(hello, signals(lastEventId, sse), heartbeat)
        .select()
        .first(validFor.isPositive() ? validFor : Duration.ofMillis(1));
  }

  private Multi<OutboundSseEvent> signals(String lastEventId, Sse sse) {
    Multi<CaseSignal> live =
        Multi.createFrom()
            .emitter(listener -> feed.listen(listener, resumeAt(lastEventId)), MOST_WAITING);
    return live.map(signal -> signal.isReset() ? reset(sse) : event(signal, sse));
  }

  /** Null for a listener that has seen nothing; an id we never gave out counts as one too old. */
  private static Position resumeAt(String lastEventId) {
    return lastEventId == null ? null : Position.parse(lastEventId).orElse(Position.UNKNOWN);
  }

  private static OutboundSseEvent reset(Sse sse) {
    return sse.newEventBuilder().name("reset").data("{}").build();
  }

  private static OutboundSseEvent event(CaseSignal signal, Sse sse) {
    return sse.newEventBuilder()
        .id(signal.position().toString())
        .name("case")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(signal.json())
        .build();
  }
}
