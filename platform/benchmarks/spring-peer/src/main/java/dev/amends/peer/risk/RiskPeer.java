package dev.amends.peer.risk;

import dev.amends.peer.event.TokenRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.EnableKafka;

/** Kafka to database to Kafka: what a response means. */
@SpringBootApplication
@EnableKafka
@Import(TokenRules.class)
public class RiskPeer {

  public static void main(String[] arguments) {
    SpringApplication.run(RiskPeer.class, arguments);
  }
}
