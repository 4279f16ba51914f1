package dev.amends.ingest.asking.adapter;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.MessageChannel;
import dev.amends.ingest.surveys.adapter.SurveyLinks;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Tells a system of the company's own whom to ask, signed by Standard Webhooks. */
@ApplicationScoped
class InvitationWebhook implements MessageChannel {

  private final AskingConfig.Webhook config;
  private final SurveyLinks links;
  private final Clock clock;

  InvitationWebhook(AskingConfig config, SurveyLinks links, Clock clock) {
    this.config = config.webhook();
    this.links = links;
    this.clock = clock;
  }

  /** The body. */
  record Told(
      String type,
      Instant timestamp,
      UUID invitationId,
      String survey,
      String customerId,
      String language,
      String url,
      Instant expiresAt,
      boolean reminder) {}

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public boolean isSetUp() {
    return config.url().isPresent() && config.secret().isPresent();
  }

  @Override
  public Delivery deliver(Claim claim, LastStep lastStep) {
    var now = clock.instant();
    var body = new String(EventJson.write(told(claim, now)), StandardCharsets.UTF_8);
    var seconds = now.getEpochSecond();
    var request =
        HttpRequest.newBuilder(config.url().orElseThrow())
            .header("Content-Type", "application/json")
            .header("webhook-id", claim.messageId())
            .header("webhook-timestamp", Long.toString(seconds))
            .header("webhook-signature", signature(claim.messageId(), seconds, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpDelivery.send(claim.messageId(), request, lastStep);
  }

  private Told told(Claim claim, Instant now) {
    var conversation = claim.conversation();
    return new Told(
        "survey.invitation",
        now,
        conversation.id(),
        conversation.survey().id(),
        conversation.customerId(),
        conversation.language() == null ? null : conversation.language().tag(),
        links.of(conversation.id(), conversation.expiresAt()),
        conversation.expiresAt(),
        claim.isReminder());
  }

  private String signature(String id, long seconds, String body) {
    try {
      return new Webhook(config.secret().orElseThrow()).sign(id, seconds, body);
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new IllegalStateException(
          "amends.asking.webhook.secret (AMENDS_ASKING_WEBHOOK_SECRET) is like whsec_… in base64",
          e);
    }
  }
}
