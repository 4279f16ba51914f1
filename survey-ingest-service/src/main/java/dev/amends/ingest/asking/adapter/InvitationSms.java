package dev.amends.ingest.asking.adapter;

import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.MessageChannel;
import dev.amends.ingest.surveys.adapter.SurveyLinks;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Wording;
import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks by SMS: the title of the survey and the link. */
@ApplicationScoped
class InvitationSms implements MessageChannel {

  private final AskingConfig.Sms config;
  private final SurveyLinks links;

  InvitationSms(AskingConfig config, SurveyLinks links) {
    this.config = config.sms();
    this.links = links;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean isSetUp() {
    return config.url().isPresent();
  }

  @Override
  public Delivery deliver(Claim claim, LastStep lastStep) {
    var request =
        HttpRequest.newBuilder(config.url().orElseThrow())
            .header("Content-Type", "application/x-www-form-urlencoded")
            // Who understands it sends a repeated request once.
            .header("Idempotency-Key", claim.messageId())
            .POST(BodyPublishers.ofString(form(claim)));
    config.username().ifPresent(name -> request.header("Authorization", basic(name)));
    return HttpDelivery.send(claim.messageId(), request.build(), lastStep);
  }

  private String form(Claim claim) {
    return field(config.fromField(), config.from())
        + "&"
        + field(config.toField(), claim.to())
        + "&"
        + field(config.messageField(), words(claim));
  }

  private String words(Claim claim) {
    var conversation = claim.conversation();
    var language = conversation.language() == null ? Language.EN : conversation.language();
    var title =
        Wording.filled(conversation.survey().title().in(language), conversation.facts(), language);
    return title + ": " + links.of(conversation.id(), conversation.expiresAt());
  }

  private String basic(String name) {
    var pair = name + ":" + config.password().orElse("");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
