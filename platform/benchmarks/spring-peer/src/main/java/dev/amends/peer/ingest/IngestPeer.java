package dev.amends.peer.ingest;

import dev.amends.peer.event.TokenRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** POST to Kafka: an answer only after every replica has the record. */
@SpringBootApplication(
    exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@Import(TokenRules.class)
public class IngestPeer {

  public static void main(String[] arguments) {
    SpringApplication.run(IngestPeer.class, arguments);
  }
}
