package dev.amends.promoters.interlock;

import dev.amends.backbone.event.IncomingEvent;
import java.util.Map;
import java.util.UUID;

/** What an event means for the question whether a customer may be written to. */
sealed interface InterlockChange {

  record CaseOpened(UUID caseId, String customerId) implements InterlockChange {}

  record CaseNoLongerOpen(UUID caseId) implements InterlockChange {}

  /** All is well again, whatever was broken on the way. */
  record CaseRecovered(UUID caseId) implements InterlockChange {}

  record PromiseBroken(UUID promiseId, UUID caseId, String customerId) implements InterlockChange {}

  record PromiseKept(UUID promiseId) implements InterlockChange {}

  /** The types that mean something here, with the record that reads them. */
  Map<String, Class<?>> TYPES =
      Map.of(
          type("case.opened"), CaseChanged.class,
          type("case.response-joined"), CaseChanged.class,
          type("case.reopened"), CaseChanged.class,
          type("case.resolved"), CaseChanged.class,
          type("case.recovered"), CaseChanged.class,
          type("case.closed"), CaseChanged.class,
          type("case.merged"), CaseChanged.class,
          type("promise.broken"), PromiseChanged.class,
          type("promise.kept"), PromiseChanged.class);

  static InterlockChange of(IncomingEvent event) {
    return of(event.meta().type(), event.data());
  }

  static InterlockChange of(String type, Object data) {
    return switch (data) {
      case PromiseChanged promise when type.equals(type("promise.kept")) ->
          new PromiseKept(promise.promiseId());
      case PromiseChanged promise ->
          new PromiseBroken(promise.promiseId(), promise.caseId(), promise.customerId());
      case CaseChanged changed when type.equals(type("case.recovered")) ->
          new CaseRecovered(changed.caseId());
      case CaseChanged changed when opens(type) ->
          new CaseOpened(changed.caseId(), changed.customerId());
      case CaseChanged changed -> new CaseNoLongerOpen(changed.caseId());
      default -> throw new IllegalArgumentException("Not an event of the interlock: " + type);
    };
  }

  private static boolean opens(String type) {
    return type.equals(type("case.opened"))
        || type.equals(type("case.response-joined"))
        || type.equals(type("case.reopened"));
  }

  private static String type(String name) {
    return "dev.amends." + name + ".v1";
  }
}
