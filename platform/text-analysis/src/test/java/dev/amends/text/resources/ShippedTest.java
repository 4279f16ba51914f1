package dev.amends.text.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.text.Models;
import org.junit.jupiter.api.Test;

class ShippedTest {

  @Test
  void whatIsMissingIsNamed() {
    var missing =
        assertThrows(
            IllegalStateException.class, () -> Shipped.open(Models.class, "model/tlh.bin"));
    assertEquals(
        "The product was built without model/tlh.bin, which dev.amends.text.Models needs",
        missing.getMessage());
  }
}
