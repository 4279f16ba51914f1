package dev.amends.promoters;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.SentMail;
import dev.amends.localstack.testing.TestStack;
import dev.amends.promoters.outreach.domain.Outreach;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From records on the topics to mail in the box, or to a reason in the list. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutreachFlowIT {

  private static final Map<String, Object> MARKETING =
      Map.of(
          "purpose", "marketing",
          "channel", "email",
          "basis", "consent",
          "at", "2026-01-10T08:00:00Z");

  private static final String CONFIRMATIONS =
      "select count(*) from outbox where type = 'dev.amends.customer.erasure-confirmed.v1' and customer_id = ?";

  @Inject TestTopics topics;
  private final SentMail mail = new SentMail(TestStack.shared().mailApi());
  @Inject DataSource database;

  private String customer;
  private String address;
  private UUID receipt;

  @BeforeEach
  void somebodyNew() {
    customer = "it-" + UUID.randomUUID();
    address = customer + "@example.com";
    receipt = UUID.randomUUID();
  }

  @Test
  void aPromoterWithPermissionGetsOneMailInSwedish() {
    known(List.of(MARKETING));
    topics.assessment(
        receipt, customer, Map.of("comment", "Allt gick fint!", "customerVersion", 1));

    var message = mail.theOneTo(address);
    var id = Outreach.idOf("thank-you", receipt);
    assertEquals("Tack för dina ord", message.get("subject"));
    assertEquals("<thank-you." + id + "@amends.local>", message.get("messageId"));
    assertTrue(text(message).startsWith("Hej Åsa <Lind>!"), text(message));
    assertTrue(text(message).contains("10 av 10 och för att du skrev några rader"));
    assertTrue(message.get("html").toString().contains("<h1>Hej Åsa &lt;Lind&gt;!</h1>"));
    assertEquals("List-Unsubscribe=One-Click", header(message, "List-Unsubscribe-Post"));
    assertTrue(
        header(message, "List-Unsubscribe").startsWith("<http://localhost:8080/r/unsubscribe/"));

    var item = OutreachList.theOneOf(customer);
    assertEquals(id.toString(), item.get("id"));
    assertEquals("sent", item.get("status"));
    assertEquals("Åsa <Lind>", item.get("customerName"));
    assertEquals("thank-you", item.get("campaign"));
    assertEquals(receipt.toString(), item.get("receiptId"));
    assertEquals("email", item.get("channel"));
    assertEquals("sv", item.get("language"));
    assertEquals(null, item.get("reason"));
  }

  @Test
  void whatWasDecidedIsAnnouncedWithTheTraceOfItsCause() throws SQLException {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("customerVersion", 1));
    OutreachList.becomes(customer, "sent", null);

    assertEquals(
        1,
        count(
            """
            select count(*) from outbox where customer_id = ? and topic = 'amends.outreach.v1'
              and type = 'dev.amends.outreach.sent.v1' and source = '/promoter-mobilization'
              and receipt_id = '%s' and traceparent = '%s'
              and convert_from(data, 'UTF8')::jsonb ->> 'messageId' = '<thank-you.%s@amends.local>'"""
                .formatted(receipt, TestTopics.TRACE, Outreach.idOf("thank-you", receipt))));
  }

  @Test
  void whoWasErasedIsForgottenAndGetsNothingThatWaits() throws SQLException {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("customerVersion", 9));
    OutreachList.becomes(customer, "delayed", "facts-not-seen");

    topics.erased(customer, 2);

    await().atMost(Duration.ofSeconds(20)).until(() -> count(CONFIRMATIONS) == 1);
    for (var table : List.of("customer", "standing", "outreach", "message_ledger")) {
      assertEquals(0, count("select count(*) from " + table + " where customer_id = ?"), table);
    }
    assertEquals(
        1,
        count(
            "select count(*) from outreach where receipt_id = '%s' and status = 'suppressed' and reason = 'erased' and '' <> ?"
                .formatted(receipt)));
    assertEquals(List.of(), mail.to(address));
  }

  @Test
  void theSameAssessmentTwiceGivesOneMail() throws SQLException {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of());
    mail.theOneTo(address);
    OutreachList.becomes(customer, "sent", null);

    topics.assessment(receipt, customer, Map.of());
    // Even a service that has forgotten what it handled does not send again.
    update("delete from inbox");
    topics.assessment(receipt, customer, Map.of());
    everythingBeforeIsHandled();

    assertEquals(1, mail.to(address).size());
    assertEquals(1, OutreachList.of(customer).size());
  }

  @Test
  void aSecondResponseOfAThankedCustomerIsSuppressed() {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of());
    topics.assessment(UUID.randomUUID(), customer, Map.of("scores", Map.of("nps", 9)));

    OutreachList.becomes(customer, "suppressed", "already-thanked");
    OutreachList.becomes(customer, "sent", null);
    mail.theOneTo(address);
  }

  @Test
  void withoutPermissionNothingIsSentAndTheReasonIsStored() {
    known(List.of());
    topics.assessment(receipt, customer, Map.of());

    suppressed("no-permission");
  }

  @Test
  void aWithdrawnPermissionIsNoPermission() {
    known(List.of(MARKETING));
    var withdrawn = new HashMap<>(MARKETING);
    withdrawn.put("withdrawn", true);
    topics.customer(customer, 2, Map.of("email", address, "permissions", List.of(withdrawn)));
    topics.assessment(receipt, customer, Map.of("customerVersion", 2));

    suppressed("no-permission");
  }

  @Test
  void anOlderSnapshotThatComesLateChangesNothing() {
    topics.customer(customer, 2, Map.of("email", address, "permissions", List.of()));
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("customerVersion", 2));

    suppressed("no-permission");
  }

  @Test
  void anOpenCaseBlocksAndAResolvedOneDoesNot() throws SQLException {
    var caseId = UUID.randomUUID();
    known(List.of(MARKETING));
    topics.caseEvent("case.opened", caseId, customer, Map.of());
    await().until(() -> count("select count(*) from open_case where customer_id = ?") == 1);
    topics.assessment(receipt, customer, Map.of("customerVersion", 1));
    suppressed("open-case");

    topics.caseEvent("case.resolved", caseId, customer, Map.of());
    await().until(() -> count("select count(*) from open_case where customer_id = ?") == 0);
    topics.assessment(UUID.randomUUID(), customer, Map.of());
    mail.theOneTo(address);
  }

  @Test
  void aBrokenPromiseBlocksUntilItIsKept() throws SQLException {
    var caseId = UUID.randomUUID();
    var promise = Map.<String, Object>of("promiseId", UUID.randomUUID().toString());
    known(List.of(MARKETING));
    topics.caseEvent("promise.broken", caseId, customer, promise);
    await().until(() -> count("select count(*) from broken_promise where customer_id = ?") == 1);
    topics.assessment(receipt, customer, Map.of("customerVersion", 1));
    suppressed("broken-promise");

    topics.caseEvent("promise.kept", caseId, customer, promise);
    await().until(() -> count("select count(*) from broken_promise where customer_id = ?") == 0);
    topics.assessment(UUID.randomUUID(), customer, Map.of());
    mail.theOneTo(address);
  }

  @Test
  void importedHistoryIsNeverAnswered() {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("mode", "history"));

    suppressed("history");
  }

  @Test
  void aDetractorIsNotThanked() {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("scores", Map.of("nps", 3), "atRisk", true));

    suppressed("not-a-promoter");
  }

  @Test
  void aLaterRevisionThatScoresNineIsThanked() {
    known(List.of(MARKETING));
    topics.assessment(receipt, customer, Map.of("scores", Map.of()));
    suppressed("not-a-promoter");

    topics.assessment(receipt, customer, Map.of("scores", Map.of("nps", 9), "revision", 2));
    OutreachList.becomes(customer, "sent", null);
    mail.theOneTo(address);
    assertEquals(1, OutreachList.of(customer).size());
  }

  @Test
  void aMessageWaitsForTheFactsThatCameWithTheResponse() {
    topics.assessment(receipt, customer, Map.of("customerVersion", 1));
    OutreachList.becomes(customer, "delayed", "facts-not-seen");

    known(List.of(MARKETING));
    OutreachList.becomes(customer, "sent", null);
    mail.theOneTo(address);
  }

  @Test
  void aClaimThatACrashLeftBehindIsSentOnceUnderTheSameMessageId() throws SQLException {
    known(List.of(MARKETING));
    await().until(() -> count("select count(*) from customer where customer_id = ?") == 1);
    var id = Outreach.idOf("thank-you", receipt);
    somebodyDied(id, "claimed");

    assertEquals("<thank-you." + id + "@amends.local>", mail.theOneTo(address).get("messageId"));
    OutreachList.becomes(customer, "sent", null);
    everythingBeforeIsHandled();
    assertEquals(1, mail.to(address).size());
  }

  @Test
  void whoDiedWhenTheMailServerHadItHasSentItAndNobodyGetsItTwice() throws SQLException {
    known(List.of(MARKETING));
    await().until(() -> count("select count(*) from customer where customer_id = ?") == 1);
    somebodyDied(Outreach.idOf("thank-you", receipt), "handed");

    OutreachList.becomes(customer, "sent", null);
    everythingBeforeIsHandled();
    assertEquals(List.of(), mail.to(address));
    var ledger = "select count(*) from message_ledger where customer_id = ? and status = 'sent'";
    assertEquals(1, count(ledger));
  }

  private void known(List<Map<String, Object>> permissions) {
    topics.customer(
        customer,
        1,
        Map.of(
            "name", "Åsa <Lind>", "email", address, "language", "sv", "permissions", permissions));
  }

  private void suppressed(String reason) {
    var item = OutreachList.theOneOf(customer);
    assertEquals("suppressed", item.get("status"));
    assertEquals(reason, item.get("reason"));
    assertEquals(List.of(), mail.to(address));
  }

  /** Another message of the same customer, and so of the same partition, has been decided. */
  private void everythingBeforeIsHandled() {
    var before = OutreachList.of(customer).size();
    topics.assessment(UUID.randomUUID(), customer, Map.of("mode", "history"));
    OutreachList.decided(customer, before + 1);
    update("delete from outreach where reason = 'history' and customer_id = '" + customer + "'");
  }

  private void somebodyDied(UUID id, String status) {
    var past = Instant.now().minus(Duration.ofMinutes(2));
    update(
        """
        with message as (
          insert into message_ledger (campaign, customer_id, outreach_id, message_id, status, claimed_at, lease_until)
          values ('thank-you', '%2$s', '%1$s', '<thank-you.%1$s@amends.local>', '%5$s', '%4$s', '%4$s')
          returning outreach_id)
        insert into outreach (id, campaign, customer_id, receipt_id, revision, anonymous, history, occurred_at, nps,
          commented, at_risk, customer_version, status, waiting_since, due_at, announced, decisions, decided_at)
        values ('%1$s', 'thank-you', '%2$s', '%3$s', 1, false, false, '%4$s', 10,
          false, false, 1, 'pending', '%4$s', '%4$s', '{}', 0, '%4$s')"""
            .formatted(id, customer, receipt, past, status));
  }

  private void update(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private long count(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, customer);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String text(Map<String, Object> message) {
    return message.get("text").toString();
  }

  private static String header(Map<String, Object> message, String name) {
    return String.valueOf(((Map<?, ?>) message.get("headers")).get(name)).replaceAll("\\s+", "");
  }
}
