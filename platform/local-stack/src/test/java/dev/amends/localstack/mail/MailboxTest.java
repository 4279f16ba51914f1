package dev.amends.localstack.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailboxTest {

  @Test
  void theOldestMessageMakesRoomWhenTheBoxIsFull() {
    var mailbox = new Mailbox(2);
    for (int i = 0; i < 3; i++) {
      mailbox.add(id -> new CaughtMail(id, "a@b.example", "", "", "", "", Map.of(), "", ""));
    }
    assertEquals(List.of(2L, 3L), mailbox.to(null).stream().map(CaughtMail::id).toList());
  }

  @Test
  void fiveThousandAreKept() {
    assertEquals(5_000, Mailbox.CAPACITY);
  }
}
