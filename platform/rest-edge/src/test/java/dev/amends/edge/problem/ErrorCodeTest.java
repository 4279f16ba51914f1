package dev.amends.edge.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsExplainedWhereItsTypePoints(ErrorCode code) throws IOException {
    var document = Files.readString(Path.of(System.getProperty("amends.root"), "docs/errors.md"));
    var heading =
        "## <a id=\"%1$s\"></a>`%1$s` · %2$d\n".formatted(code.type().getFragment(), code.status());
    assertTrue(document.contains(heading), heading);
  }

  @ParameterizedTest
  @EnumSource
  void theTypeOfAProblemIsThePageWithItsCode(ErrorCode code) {
    assertEquals(URI.create("/docs/errors#" + code.code()), code.because("x").getType());
  }
}
