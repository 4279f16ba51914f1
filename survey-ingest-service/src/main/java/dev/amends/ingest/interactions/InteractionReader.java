package dev.amends.ingest.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.interactions.Interaction.Place;
import dev.amends.ingest.interactions.Interaction.Type;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.Money;
import dev.amends.ingest.verdict.OccurredAt;
import dev.amends.ingest.verdict.Reading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns the JSON of one item into an {@link Interaction}, or into everything that is wrong with it.
 * source, externalId, customerId, type and occurredAt are required.
 */
final class InteractionReader {

  static final int MAX_SOURCE = 100;
  static final int MAX_ID = 200;
  static final int MAX_WORD = 100;
  static final int MAX_CHANNEL = 50;
  static final int MAX_TEXT = 200;

  private static final Map<String, Type> TYPES =
      Arrays.stream(Type.values())
          .collect(
              Collectors.toMap(Type::word, Function.identity(), (one, two) -> one, TreeMap::new));

  private final Clock clock;

  InteractionReader(Clock clock) {
    this.clock = clock;
  }

  Reading<Interaction> read(JsonNode item) {
    if (!item.isObject()) {
      return new Reading.Invalid<>(
          List.of(FieldError.of("", Code.WRONG_TYPE, "An object was expected.")));
    }
    var errors = new ArrayList<FieldError>();
    var interaction = interaction(new Fields(item, "", errors));
    return errors.isEmpty()
        ? new Reading.Valid<>(interaction)
        : new Reading.Invalid<>(List.copyOf(errors));
  }

  private Interaction interaction(Fields fields) {
    var type = type(fields);
    return new Interaction(
        type,
        fields.requiredText("source", MAX_SOURCE),
        fields.requiredText("externalId", MAX_ID),
        fields.requiredText("customerId", MAX_ID),
        OccurredAt.read(fields, clock),
        new Place(
            filled(fields.text("touchpoint", MAX_WORD)),
            filled(fields.text("journey", MAX_WORD)),
            filled(fields.text("channel", MAX_CHANNEL))),
        filled(fields.text("product", MAX_TEXT)),
        type == Type.ORDER_PLACED ? Money.read(fields.nested("amount")) : null,
        type == Type.CONTRACT_ENDED ? filled(fields.text("reason", MAX_TEXT)) : null,
        fields.unknown());
  }

  private static Type type(Fields fields) {
    if (fields.absent("type")) {
      fields.refuse("type", Code.REQUIRED, "This field must be there and not be empty.");
      return null;
    }
    var word = fields.oneOf("type", TYPES.keySet());
    return word == null ? null : TYPES.get(word);
  }

  /** Systems that export a column they do not use send it empty: that says nothing. */
  private static String filled(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
