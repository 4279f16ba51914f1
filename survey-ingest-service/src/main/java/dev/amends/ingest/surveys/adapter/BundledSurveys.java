package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.surveys.application.PublishingSurvey;
import dev.amends.ingest.surveys.application.PublishingSurvey.Faulty;
import dev.amends.ingest.surveys.application.Surveys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** The surveys that come with the product: published once, the installation's from then on. */
@ApplicationScoped
class BundledSurveys {

  static final String AUTHOR = "amends";

  private static final Logger LOG = Logger.getLogger(BundledSurveys.class);
  private static final String FOLDER = "/surveys/";

  private final Surveys surveys;
  private final PublishingSurvey publishing;

  BundledSurveys(Surveys surveys, PublishingSurvey publishing) {
    this.surveys = surveys;
    this.publishing = publishing;
  }

  void publish(@Observes StartupEvent start) {
    try {
      for (var name : names()) {
        if (surveys.latest(name).isEmpty()
            && publishing.publish(name, definition(name), AUTHOR) instanceof Faulty faulty) {
          throw new IllegalStateException(name + " is no survey: " + faulty.errors());
        }
      }
    } catch (SQLException e) {
      // The next start tries again; until then nobody misses what nobody uses.
      LOG.warnf("The bundled surveys could not be published: %s", e.getMessage());
    }
  }

  static List<String> names() {
    return read("surveys.json", new TypeReference<List<String>>() {});
  }

  static JsonNode definition(String name) {
    return read(name + ".json", new TypeReference<JsonNode>() {});
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (var stream = BundledSurveys.class.getResourceAsStream(FOLDER + file)) {
      return EventJson.MAPPER.readValue(stream, type);
    } catch (IOException e) {
      throw new IllegalStateException("The surveys of the product cannot be read", e);
    }
  }
}
