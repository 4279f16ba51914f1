package dev.amends.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @Test
  void aPathOfOurOwnIsKeptWithItsQuery() {
    assertEquals("/cases/42?do=resolve", LocalPath.orHome("/cases/42?do=resolve"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "queue",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\r\nSet-Cookie: a=b"
      })
  void everythingElseLeadsHome(String to) {
    assertEquals("/", LocalPath.orHome(to));
  }
}
