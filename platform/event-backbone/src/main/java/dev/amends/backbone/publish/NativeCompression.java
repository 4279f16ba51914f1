package dev.amends.backbone.publish;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import net.jpountz.util.Native;
import org.jboss.logging.Logger;

/**
 * Has records compressed and expanded by the C library that comes with the Kafka client. By itself
 * the client takes it only from the JVM's own class loader, and Quarkus has another.
 */
@ApplicationScoped
class NativeCompression {

  private static final Logger LOG = Logger.getLogger(NativeCompression.class);

  /** Before the first record is sent or fetched. */
  private static final int FIRST = 1;

  void load(@Observes @Priority(FIRST) StartupEvent start) {
    try {
      Native.load();
    } catch (LinkageError | RuntimeException e) {
      // A platform without the library, or a folder from which nothing may be executed.
      LOG.infof("Records are compressed in Java: %s", e.getMessage());
    }
  }
}
