package dev.amends.localstack.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.localstack.process.PrivateFile;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys between the processes; kept, so that links and sessions outlive a restart. */
record Secrets(String linkKey, String sessionKey, String consoleClientSecret) {

  static Secrets keptIn(Path file) {
    var json = new ObjectMapper();
    try {
      if (!Files.exists(file)) {
        var random = new RandomSecrets();
        var invented = new Secrets(random.key(), random.key(), random.key());
        PrivateFile.write(file, json.writeValueAsString(invented));
      }
      return json.readValue(file.toFile(), Secrets.class);
    } catch (IOException e) {
      throw new StackFailure(file + " is unreadable: delete it and new keys are made.", e);
    }
  }
}
