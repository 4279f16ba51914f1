package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.amends.ingest.surveys.adapter.SurveyPage.Fault;
import dev.amends.ingest.surveys.adapter.SurveyPage.Wish;
import dev.amends.ingest.surveys.application.Answering;
import dev.amends.ingest.surveys.application.CallBackTaken;
import dev.amends.ingest.surveys.application.CallBacks;
import dev.amends.ingest.surveys.application.Conversations;
import dev.amends.ingest.surveys.application.StoppingSurveys;
import dev.amends.ingest.surveys.domain.AnswerReader;
import dev.amends.ingest.surveys.domain.CallBack;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Step;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The customer's side of a survey: one question a page, without JavaScript. A GET shows and at most
 * pre-selects, because mail scanners follow links; a POST records, and leads to the next question.
 */
@Path("/s/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@RunOnVirtualThread
public class ConversationPage {

  private static final String STEP = "step";
  private static final String LANGUAGE = "lang";
  private static final String ONE_CLICK_FIELD = "List-Unsubscribe";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int UNPROCESSABLE = 422;

  private final SurveyLinks links;
  private final Conversations conversations;
  private final Answering answering;
  private final StoppingSurveys stopping;
  private final CallBacks callBacks;
  private final Clock clock;

  ConversationPage(
      SurveyLinks links,
      Conversations conversations,
      Answering answering,
      StoppingSurveys stopping,
      CallBacks callBacks,
      Clock clock) {
    this.links = links;
    this.conversations = conversations;
    this.answering = answering;
    this.stopping = stopping;
    this.callBacks = callBacks;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "survey")
  static final class Pages {

    private Pages() {}

    static native TemplateInstance page(SurveyPage page);
  }

  @GET
  public Response show(
      String token,
      @Context UriInfo address,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted)
      throws SQLException {
    var query = address.getQueryParameters();
    var named = links.read(token);
    if (named.isEmpty()) {
      return page(NOT_FOUND, SurveyPage.plain("unknown", language(query, null, accepted)));
    }
    var found = open(named.get());
    var language = language(query, found.orElse(null), accepted);
    if (found.isEmpty()) {
      return page(GONE, SurveyPage.plain("over", language));
    }
    return page(OK, shown(found.get(), query, language));
  }

  /** What was chosen goes with its key, what is passed over or declined with {@code do}. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(
      String token,
      MultivaluedMap<String, String> form,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted)
      throws SQLException {
    var named = links.read(token);
    if (named.isEmpty()) {
      return page(NOT_FOUND, SurveyPage.plain("unknown", language(form, null, accepted)));
    }
    if (wantsNoMore(form)) {
      return stopped(named.get(), form, accepted);
    }
    var found = open(named.get());
    if (found.isEmpty()) {
      return page(GONE, SurveyPage.plain("over", language(form, null, accepted)));
    }
    var conversation = found.get();
    if ("decline".equals(form.getFirst("do"))) {
      return answering.decline(conversation.id()).isEmpty()
          ? page(GONE, SurveyPage.plain("over", language(form, conversation, accepted)))
          : next(token, form, null);
    }
    var step = Optional.ofNullable(form.getFirst(STEP)).flatMap(conversation::step);
    if (step.isEmpty()) {
      return next(token, form, null);
    }
    var passed = "pass".equals(form.getFirst("do")) && conversation.mayPass(step.get());
    var answer =
        passed
            ? Optional.of(NullNode.getInstance())
            : AnswerReader.read(step.get(), name -> form.getOrDefault(name, List.of()));
    var language = language(form, conversation, accepted);
    if (answer.isEmpty()) {
      return again(conversation, step.get(), language, form, Fault.NOTHING_CHOSEN);
    }
    try {
      var answered = answering.answer(conversation.id(), step.get().key(), answer.get());
      return answered.isEmpty()
          ? page(GONE, SurveyPage.plain("over", language))
          : next(token, form, after(answered.get(), step.get()).orElse(null));
    } catch (CallBackTaken taken) {
      return again(conversation, step.get(), language, form, Fault.TAKEN);
    }
  }

  private Response again(
      Conversation conversation,
      Step step,
      Language language,
      MultivaluedMap<String, String> form,
      Fault fault)
      throws SQLException {
    var times = times(conversation, step);
    return page(
        UNPROCESSABLE,
        SurveyPage.asking(conversation, step, language, null, wish(form), times, fault));
  }

  /** Only who is unhappy has a case, and somebody who calls. */
  private List<CallBack> times(Conversation conversation, Step step) throws SQLException {
    return step instanceof Step.Contact && conversation.isUnhappy()
        ? callBacks.free(conversation.id())
        : List.of();
  }

  /** Whoever wants no more can say so when the survey is long over. */
  private Response stopped(
      SurveyLinks.Named named, MultivaluedMap<String, String> form, String accepted)
      throws SQLException {
    var now = clock.instant();
    var found = conversations.find(named.conversation());
    if (found.isEmpty()) {
      return page(GONE, SurveyPage.plain("over", language(form, null, accepted)));
    }
    stopping.stop(found.get(), now);
    return page(OK, SurveyPage.stopped(found.get(), language(form, found.get(), accepted)));
  }

  /** By the page's button, or by the mail program's own (RFC 8058). */
  private static boolean wantsNoMore(MultivaluedMap<String, String> form) {
    return "stop".equals(form.getFirst("do")) || "One-Click".equals(form.getFirst(ONE_CLICK_FIELD));
  }

  /** As mail programs may post it too. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response unsubscribe(
      String token,
      @RestForm(ONE_CLICK_FIELD) String wish,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted)
      throws SQLException {
    var form = new MultivaluedHashMap<String, String>();
    form.putSingle(ONE_CLICK_FIELD, wish);
    return answer(token, form, accepted);
  }

  /** What was chosen already is not to be chosen again. */
  private static Wish wish(MultivaluedMap<String, String> form) {
    var channel = form.getFirst("channel");
    var when = form.getFirst("when");
    return "yes".equals(form.getFirst(Step.Contact.KEY))
        ? new Wish(true, channel == null ? "" : channel, when == null ? "" : when)
        : null;
  }

  /** Who went back goes on with the question behind, answered or not. */
  private static Optional<String> after(Conversation conversation, Step step) {
    var keys = conversation.steps().stream().map(Step::key).toList();
    var behind = keys.indexOf(step.key()) + 1;
    return conversation.next().isEmpty() || behind == keys.size() || behind == 0
        ? Optional.empty()
        : Optional.of(keys.get(behind));
  }

  private SurveyPage shown(
      Conversation conversation, MultivaluedMap<String, String> query, Language language)
      throws SQLException {
    var asked = Optional.ofNullable(query.getFirst(STEP)).flatMap(conversation::step);
    if (asked.isEmpty() && conversation.declinedAt() != null) {
      return SurveyPage.declined(conversation, language);
    }
    var step = asked.or(() -> preselected(conversation, query)).or(conversation::next);
    if (step.isEmpty()) {
      return SurveyPage.thanks(conversation, language, clock.instant());
    }
    var preselected = query.getFirst(step.get().key());
    var times = times(conversation, step.get());
    return SurveyPage.asking(
        conversation, step.get(), language, preselected, null, times, Fault.NONE);
  }

  /** A link like {@code ?nps=3} in a mail shows the question with that answer chosen. */
  private static Optional<Step> preselected(
      Conversation conversation, MultivaluedMap<String, String> query) {
    return conversation.steps().stream().filter(step -> query.containsKey(step.key())).findFirst();
  }

  /** Empty if it is over, or was forgotten. */
  private Optional<Conversation> open(SurveyLinks.Named named) throws SQLException {
    var now = clock.instant();
    return now.isBefore(named.expiresAt())
        ? conversations.find(named.conversation()).filter(each -> !each.isOver(now))
        : Optional.empty();
  }

  private static Language language(
      MultivaluedMap<String, String> wish, Conversation conversation, String accepted) {
    return Language.of(wish.getFirst(LANGUAGE))
        .or(() -> Optional.ofNullable(conversation).map(Conversation::language))
        .orElseGet(() -> Language.accepted(accepted));
  }

  private static Response next(String token, MultivaluedMap<String, String> form, String step) {
    var language = Language.of(form.getFirst(LANGUAGE));
    var query =
        (step == null ? "" : "&" + STEP + "=" + step)
            + language.map(each -> "&" + LANGUAGE + "=" + each.tag()).orElse("");
    // As text it stays without a host: this service does not know by which one it is reached.
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/s/" + token + query.replaceFirst("&", "?"))
        .build();
  }

  private static Response page(int status, SurveyPage page) {
    return Response.status(status)
        .entity(Pages.page(page).setLocale(page.language().tag()).render())
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("Content-Language", page.language().tag())
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'")
        .build();
  }
}
