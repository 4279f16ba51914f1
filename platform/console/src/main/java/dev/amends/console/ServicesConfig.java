package dev.amends.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the four services answer. */
@ConfigMapping(prefix = "amends.services")
interface ServicesConfig {

  @WithDefault("http://localhost:8081")
  URI surveyIngest();

  @WithDefault("http://localhost:8082")
  URI riskScoring();

  @WithDefault("http://localhost:8083")
  URI recoveryWorkflow();

  @WithDefault("http://localhost:8084")
  URI promoterMobilization();
}
