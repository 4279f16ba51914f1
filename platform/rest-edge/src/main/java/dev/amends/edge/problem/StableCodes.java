package dev.amends.edge.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives every problem a code and a page, whoever raised it, and keeps our insides out of unexpected
 * ones.
 */
@ApplicationScoped
class StableCodes implements ProblemPostProcessor {

  private static final Logger LOG = Logger.getLogger(StableCodes.class);

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getParameters().containsKey("code")) {
      return problem;
    }
    if (DatabaseOutage.caused(context.cause)) {
      return ErrorCode.DATABASE_UNAVAILABLE.because(
          "Nothing was changed. Send the request again in a few seconds.");
    }
    var status = problem.getStatusCode();
    var code =
        context.cause instanceof JsonProcessingException
            ? ErrorCode.MALFORMED_JSON
            : ErrorCode.ofStatus(status);
    if (code == ErrorCode.INTERNAL) {
      return unexpected(context);
    }
    var coded =
        HttpProblem.builder(problem)
            .withType(code.type())
            .withTitle(code.title())
            .with("code", code.code());
    if (problem.getDetail() == null) {
      coded.withDetail(code.title());
    }
    return coded.build();
  }

  @Override
  public int priority() {
    // Before the library's own processors, which log and count what they are given.
    return 200;
  }

  private static HttpProblem unexpected(ProblemContext context) {
    var trace = UUID.randomUUID();
    LOG.errorf(context.cause, "Unexpected failure, trace %s", trace);
    return ErrorCode.INTERNAL
        .with("Nothing more can be said here; quote the trace id when you ask for help.")
        .with("traceId", trace.toString())
        .build();
  }
}
