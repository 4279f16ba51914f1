package dev.amends.ingest.asking.adapter;

import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Hands a message to whoever takes it over HTTP and says how that ended. */
final class HttpDelivery {

  /** Below what may pass after the last step, so that the claim holds when the answer comes. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(HttpDelivery.class);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** What speaks of this message: the address, or what is said. */
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 410, 422);

  private static final int SERVER = 500;

  private HttpDelivery() {}

  static Delivery send(String messageId, HttpRequest request, LastStep lastStep) {
    try {
      if (!lastStep.mayGo()) {
        return new Delivery.NotAccepted("The message must not go any more");
      }
    } catch (Exception e) {
      return new Delivery.NotAccepted("Nobody knows whether the message may go");
    }
    var delivery = sent(request);
    if (!(delivery instanceof Delivery.Accepted)) {
      LOG.warnf("Message %s: %s", messageId, delivery);
    }
    return delivery;
  }

  private static Delivery sent(HttpRequest request) {
    var answer = CLIENT.sendAsync(request, BodyHandlers.discarding());
    try {
      return judge(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (ExecutionException e) {
      return e.getCause() instanceof ConnectException
              || e.getCause() instanceof HttpConnectTimeoutException
          ? new Delivery.NotAccepted(e.getCause().getClass().getSimpleName())
          : new Delivery.Unknown(e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      // The request's own timeout ends with the headers; who stalls after them is let go here.
      answer.cancel(true);
      return new Delivery.Unknown("No answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unknown("The service is stopping");
    }
  }

  /** A broken server may have taken it before it broke. */
  static Delivery judge(int status) {
    var code = "Code " + status;
    if (status >= SERVER) {
      return new Delivery.Unknown(code);
    }
    if (status / 100 == 2) {
      return new Delivery.Accepted();
    }
    return REFUSALS.contains(status) ? new Delivery.Refused(code) : new Delivery.NotAccepted(code);
  }
}
