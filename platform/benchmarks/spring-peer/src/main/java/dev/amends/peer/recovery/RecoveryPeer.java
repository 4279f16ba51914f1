package dev.amends.peer.recovery;

import dev.amends.peer.event.TokenRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.scheduling.annotation.EnableScheduling;

/** At-risk responses become cases, with a clock, an audit trail and an outbox. */
@SpringBootApplication
@EnableKafka
@EnableScheduling
@Import(TokenRules.class)
public class RecoveryPeer {

  public static void main(String[] arguments) {
    SpringApplication.run(RecoveryPeer.class, arguments);
  }
}
