package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.NotConfirmed;
import dev.amends.ingest.broker.Unconfirmed;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;

/** Deliveries of survey tools in their own formats. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class WebhookResource {

  private final ReceivingDelivery receiving;
  private final PreviewingDelivery previewing;
  private final ToolCatalogue tools;
  private final WebhookConfig config;
  private final WebhookSignature signature;
  private final CurrentIdentityAssociation identity;

  WebhookResource(
      ReceivingDelivery receiving,
      PreviewingDelivery previewing,
      ToolCatalogue tools,
      WebhookConfig config,
      Clock clock,
      CurrentIdentityAssociation identity) {
    this.receiving = receiving;
    this.previewing = previewing;
    this.tools = tools;
    this.config = config;
    this.signature = new WebhookSignature(clock, config.tolerance());
    this.identity = identity;
  }

  /**
   * 202 once the broker has everything that is valid, or once it is stored that something has to be
   * fetched; 200 with the first answer for a delivery seen before; 409 for a known delivery id with
   * another body. Signed by the tool, or sent with an upstream system's token.
   */
  @POST
  @Path("/{source}")
  @RunOnVirtualThread
  public Response receive(String source, byte[] body, @Context HttpHeaders headers)
      throws SQLException {
    var tool = tool(source);
    var signed = isSigned(tool, body, headers);
    try {
      var delivery =
          new ReceivingDelivery.Delivery(
              tool,
              deliveryId(tool, headers),
              body,
              signed ? signedPayload(tool, body, headers) : payload(tool, body, headers),
              headers.getHeaderString("traceparent"));
      return answer(receiving.receive(delivery));
    } catch (NotConfirmed e) {
      throw Unconfirmed.problem(e);
    }
  }

  /**
   * What a payload would become, and why parts of it would be left out; nothing is kept. For a tool
   * whose deliveries only name a response, the payload may bring the documents under {@code
   * fetched}.
   */
  @POST
  @Path("/{source}/preview")
  @RolesAllowed({Roles.UPSTREAM, Roles.ADMIN})
  @RunOnVirtualThread
  public PreviewingDelivery.Preview preview(
      String source, byte[] body, @Context HttpHeaders headers) {
    var tool = tool(source);
    return previewing
        .preview(tool, payload(tool, body, headers))
        .orElseThrow(() -> notTheToolsShape(tool));
  }

  private Tool tool(String source) {
    return tools
        .find(source)
        .orElseThrow(
            () ->
                ErrorCode.NOT_FOUND.because(
                    "There is no mapping for this tool. Known are: "
                        + String.join(", ", tools.names())
                        + "."));
  }

  private static HttpProblem notTheToolsShape(Tool tool) {
    return ErrorCode.INVALID.because("The payload does not look like one of " + tool.title() + ".");
  }

  private static Response answer(ReceivingDelivery.Outcome outcome) {
    return switch (outcome) {
      case ReceivingDelivery.Accepted accepted -> Response.accepted(accepted.answer()).build();
      case ReceivingDelivery.SeenBefore seen -> Response.ok(seen.answer()).build();
      case ReceivingDelivery.Altered altered ->
          throw ErrorCode.DELIVERY_ALTERED.because(
              "A delivery id names one body; give a changed one a new id.");
      case ReceivingDelivery.NothingValid nothing ->
          throw ErrorCode.INVALID
              .with("No part of the delivery can be used; items says why.")
              .with("items", nothing.items())
              .build();
      case ReceivingDelivery.NoAccess access ->
          throw ErrorCode.SERVICE_UNAVAILABLE.because(
              access.tool().title()
                  + " has only named the response, and there is no token to fetch it with.");
      case ReceivingDelivery.NotTheToolsShape shape -> throw notTheToolsShape(shape.tool());
    };
  }

  /**
   * False if it came with an upstream system's token instead.
   *
   * @throws HttpProblem 401 or 403 if it is neither
   */
  private boolean isSigned(Tool tool, byte[] body, HttpHeaders headers) {
    if (headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      if (!identity.getIdentity().hasRole(Roles.UPSTREAM)) {
        throw ErrorCode.FORBIDDEN.because("This needs the role upstream, or the tool's signature.");
      }
      return false;
    }
    var secret = config.secrets().get(tool.name());
    if (secret == null
        || !signature.matches(tool.signature(), secret, headers::getHeaderString, body)) {
      throw ErrorCode.BAD_SIGNATURE.because(
          "The signature is missing, does not match the body, or is not from the last minutes.");
    }
    return true;
  }

  /** What the signature covers and nothing else. */
  private static JsonNode signedPayload(Tool tool, byte[] body, HttpHeaders headers) {
    var scheme = tool.signature();
    if (scheme == null
        || scheme.signedField() == null
        || headers.getHeaderString("webhook-signature") != null) {
      return payload(tool, body, headers);
    }
    try {
      return DeliveryBody.signed(body, headers.getMediaType(), scheme.signedField());
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage());
    }
  }

  /** The id that the sender gave the delivery in a header, or null. */
  private static String deliveryId(Tool tool, HttpHeaders headers) {
    var standard = headers.getHeaderString("webhook-id");
    return standard != null || tool.deliveryIdHeader() == null
        ? standard
        : headers.getHeaderString(tool.deliveryIdHeader());
  }

  private static JsonNode payload(Tool tool, byte[] body, HttpHeaders headers) {
    try {
      return DeliveryBody.read(body, headers.getMediaType(), tool.jsonFields());
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage());
    }
  }
}
