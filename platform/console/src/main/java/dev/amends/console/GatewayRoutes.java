package dev.amends.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides for every request below {@code /api}, {@code /s}, {@code /c} and {@code /r} who asks and
 * who answers.
 */
@ApplicationScoped
class GatewayRoutes {

  private final RouteTable table;
  private final Forwarding forwarding;
  private final BrowserSession sessions;

  GatewayRoutes(RouteTable table, Forwarding forwarding, BrowserSession sessions) {
    this.table = table;
    this.forwarding = forwarding;
    this.sessions = sessions;
  }

  void register(@Observes Router router) {
    for (var path : new String[] {"/api/*", "/s/*", "/c/*", "/r/*"}) {
      router.route(path).order(Order.GATEWAY).handler(this::handle);
    }
  }

  private void handle(RoutingContext context) {
    var request = context.request();
    var path = context.normalizedPath();
    if (!path.equals(request.path())) {
      // One reading of a path only: what we checked is what the service gets.
      Problem.AMBIGUOUS_PATH.answer(context);
      return;
    }
    var target = table.find(request.method(), path);
    if (target.map(Target::open).orElse(false) || hasBearer(context)) {
      forwardOrNotFound(context, target, Optional.empty());
    } else if (RouteTable.knownAbsent(path)) {
      Problem.UNKNOWN_ROUTE.answer(context);
    } else {
      request.pause();
      sessions.find(context).subscribe().with(person -> asPerson(context, target, person));
    }
  }

  private void asPerson(
      RoutingContext context, Optional<Target> target, Optional<SecurityIdentity> person) {
    if (person.isEmpty()) {
      refuse(context, Problem.NOT_AUTHENTICATED);
    } else if (!CsrfGuard.allows(context.request())) {
      refuse(context, Problem.CSRF);
    } else {
      forwardOrNotFound(context, target, person.map(BrowserSession::accessToken));
    }
  }

  private void forwardOrNotFound(
      RoutingContext context, Optional<Target> target, Optional<String> token) {
    if (target.isPresent()) {
      forwarding.forward(context, target.get(), token);
    } else {
      refuse(context, Problem.UNKNOWN_ROUTE);
    }
  }

  /** The body nobody will read has to flow, or the connection stays stuck on it. */
  private static void refuse(RoutingContext context, Problem problem) {
    context.request().resume();
    problem.answer(context);
  }

  private static boolean hasBearer(RoutingContext context) {
    var header = context.request().getHeader("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }
}
