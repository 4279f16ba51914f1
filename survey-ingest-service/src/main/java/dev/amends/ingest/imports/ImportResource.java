package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.feedback.domain.Mode;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files of feedback: CSV with a mapping, or NDJSON in the product's own fields. */
@Path("/api/feedback/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.UPSTREAM, Roles.ADMIN})
public class ImportResource {

  private static final String DEFAULT_ZONE = "Europe/Stockholm";

  private final StartingImport starting;
  private final ImportRepository imports;
  private final Caller caller;
  private final Clock clock;

  ImportResource(StartingImport starting, ImportRepository imports, Caller caller, Clock clock) {
    this.starting = starting;
    this.imports = imports;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RunOnVirtualThread
  public Response upload(
      @RestForm FileUpload file,
      @RestForm String mapping,
      @RestForm String format,
      @RestForm String mode,
      @RestForm String zone,
      @HeaderParam("traceparent") String traceparent)
      throws SQLException, IOException {
    if (file == null) {
      throw ErrorCode.INVALID.because(
          "The form must have the part file, and with CSV the part mapping (JSON).");
    }
    var writtenIn = Format.of(format, file.fileName());
    var columns = columns(writtenIn, mapping);
    var recipe =
        new Rows.Recipe(
            writtenIn,
            columns,
            zone(zone == null ? constant(columns, "zone") : zone),
            mode(mode == null ? constant(columns, "mode") : mode).word());
    columns.remove(List.of("mode", "zone"));
    var upload = new StartingImport.Upload(file.uploadedFile(), recipe, caller.name());
    var id = starting.start(upload, traceparent);
    return Response.accepted(ImportProgress.of(find(id), clock.instant()))
        .header("Location", "/api/feedback/imports/" + id)
        .build();
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  @Transactional
  public ImportProgress progress(UUID id) {
    return ImportProgress.of(find(id), clock.instant());
  }

  @GET
  @Path("/{id}/rejects.csv")
  @Produces("text/csv")
  @RunOnVirtualThread
  @Transactional
  public StreamingOutput rejectedRows(UUID id) {
    var header = List.of(find(id, Format.CSV).header);
    return output -> RejectsCsv.write(new RejectedRows(imports, id), header, output);
  }

  @GET
  @Path("/{id}/rejects.ndjson")
  @Produces(BatchItems.NDJSON)
  @RunOnVirtualThread
  @Transactional
  public StreamingOutput rejectedLines(UUID id) {
    find(id, Format.NDJSON);
    return output -> RejectsNdjson.write(new RejectedRows(imports, id), output);
  }

  private FeedbackImport find(UUID id, Format format) {
    var job = find(id);
    if (!job.format.equals(format.word())) {
      throw ErrorCode.NOT_FOUND.because(
          "The file was " + job.format + "; ask for rejects." + job.format + ".");
    }
    return job;
  }

  /** An import belongs to whom uploaded it; administrators see all. */
  private FeedbackImport find(UUID id) {
    var job = imports.findById(id);
    var mine =
        job != null
            && (job.submittedBy.equals(caller.name()) || caller.roles().contains(Roles.ADMIN));
    if (!mine) {
      throw ErrorCode.NOT_FOUND.because("No import of yours has this id.");
    }
    return job;
  }

  private static ObjectNode columns(Format format, String mapping) {
    if (format == Format.NDJSON) {
      if (mapping != null) {
        throw ErrorCode.INVALID.because(
            "A line of NDJSON has the fields of POST /api/feedback; leave the mapping out.");
      }
      return JsonNodeFactory.instance.objectNode();
    }
    if (mapping == null) {
      throw ErrorCode.INVALID.because(
          "The form must have the parts file (CSV) and mapping (JSON).");
    }
    try {
      if (Json.read(mapping.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
        return object;
      }
      throw ErrorCode.INVALID.because("The mapping must be a JSON object.");
    } catch (Unreadable e) {
      throw e.code().because("The mapping is not JSON. " + e.getMessage());
    }
  }

  private static String constant(JsonNode mapping, String name) {
    var value = mapping.path(name).textValue();
    return value != null && value.startsWith("=") ? value.substring(1) : value;
  }

  private static Mode mode(String word) {
    return switch (word == null ? "history" : word) {
      case "live" -> Mode.LIVE;
      case "history" -> Mode.HISTORY;
      default -> throw ErrorCode.INVALID.because("mode is live or history.");
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name == null ? DEFAULT_ZONE : name);
    } catch (DateTimeException e) {
      throw ErrorCode.INVALID.because("zone must be a time zone like " + DEFAULT_ZONE + ".");
    }
  }
}
