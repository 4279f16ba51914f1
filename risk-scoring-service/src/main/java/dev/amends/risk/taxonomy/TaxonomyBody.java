package dev.amends.risk.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.text.taxonomy.Taxonomy;
import dev.amends.text.taxonomy.TaxonomyReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads a taxonomy out of a request, or refuses it by everything that is wrong. */
@ApplicationScoped
class TaxonomyBody {

  private final ObjectMapper json;
  private final TriedReaders readers;

  TaxonomyBody(ObjectMapper json, TriedReaders readers) {
    this.json = json;
    this.readers = readers;
  }

  ObjectNode object(byte[] body) {
    try {
      if (json.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ErrorCode.MALFORMED_JSON.because(e.getOriginalMessage());
    } catch (IOException e) {
      throw ErrorCode.MALFORMED_JSON.because("The body cannot be read.");
    }
    throw ErrorCode.MALFORMED_JSON.because("The body is a JSON object.");
  }

  Taxonomy taxonomy(String name, JsonNode document) {
    return switch (TaxonomyReader.read(name, document, readers.languages())) {
      case TaxonomyReader.Result.Good(var taxonomy) -> taxonomy;
      case TaxonomyReader.Result.Bad(var faults) ->
          throw ErrorCode.INVALID
              .with("Mend the topics and patterns named in errors and send the whole again.")
              .with("errors", faults)
              .build();
    };
  }
}
