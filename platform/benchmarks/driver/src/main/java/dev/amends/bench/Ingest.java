package dev.amends.bench;

import java.util.ArrayList;
import java.util.List;

/** Responses in: one and many per request, of one service that is warmed up once. */
final class Ingest implements Section {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    var port = lab.freePort();
    var settings = lab.serviceSettings(port, lab.schema("bench_ingest"));
    try (var app = App.service(lab, "survey-ingest-service", port, settings)) {
      var results = new ArrayList<Result>();
      results.addAll(new SingleEvents(app).measure(lab, effort, progress));
      results.addAll(new Batches(app).measure(lab, effort, progress));
      return results;
    }
  }
}
