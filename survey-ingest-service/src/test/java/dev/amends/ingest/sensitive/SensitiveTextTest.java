package dev.amends.ingest.sensitive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTextTest {

  /**
   * Numbers that the tax agency publishes for tests, and the coordination number of its example.
   */
  @ParameterizedTest
  @CsvSource({
    "Mitt nummer är 19811228-9874., Mitt nummer är ••••••••-••••.",
    "811228-9874 ringde, ••••••-•••• ringde",
    "811228+9874, ••••••+••••",
    "8112289874, ••••••••••",
    "198112289874, ••••••••••••",
    "19811228 9874, •••••••• ••••",
    "701063-2391, ••••••-••••",
    "kort 4111 1111 1111 1111 drogs, kort •••• •••• •••• •••• drogs",
    "4111-1111-1111-1111, ••••-••••-••••-••••",
    "378282246310005, •••••••••••••••",
    "SE45 5000 0000 0583 9825 7466, •••• •••• •••• •••• •••• ••••",
    "till se4550000000058398257466 tack, till •••••••••••••••••••••••• tack"
  })
  void aNumberWithARightCheckDigitIsMaskedInItsPlace(String written, String masked) {
    assertEquals(masked, SensitiveText.masked(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "811228-9873",
        "811328-9873",
        "Order 1234567890 kom aldrig",
        "Ring 0701234569 eller 070-123 45 67",
        "+46 70 123 45 67",
        "4111 1111 1111 1112",
        "SE45 5000 0000 0583 9825 7467",
        "Paketet 00370712345678901234 är borta",
        "Levererat 2026-05-01 09:30:00",
        "Inget att dölja"
      })
  void otherNumbersStay(String written) {
    assertEquals(written, SensitiveText.masked(written));
  }

  @Test
  void aTextWithFewDigitsIsLeftAsItIs() {
    var text = "Jag väntade i 40 minuter";
    assertSame(text, SensitiveText.masked(text));
    assertNull(SensitiveText.masked(null));
  }
}
