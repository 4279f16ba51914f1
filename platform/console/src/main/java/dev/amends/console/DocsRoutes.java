package dev.amends.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The page that the {@code type} of every problem points to. Public: who may not sign in needs it
 * most.
 */
@ApplicationScoped
class DocsRoutes {

  void register(@Observes Router router) {
    var errors = PlainPage.of("Error codes", resource("docs/errors.md"));
    serve(router, "/docs/errors", "text/html; charset=utf-8", errors);
    serve(router, "/docs/plain.css", "text/css; charset=utf-8", resource("pages/plain.css"));
  }

  private static void serve(Router router, String path, String type, String text) {
    var body = Buffer.buffer(text);
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .order(Order.GATEWAY)
        .handler(context -> context.response().putHeader("Content-Type", type).end(body));
  }

  private static String resource(String name) {
    try (var in = DocsRoutes.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of the gateway's own is missing from its jar", e);
    }
  }
}
