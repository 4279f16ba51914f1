package dev.amends.ingest.sensitive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Radera alla mina uppgifter.",
        "Jag vill att ni tar det på allvar: ta bort mitt konto nu",
        "Jag har rätt att bli glömd",
        "Jag vill att mina uppgifter raderas",
        "Jag vill att mina personuppgifter tas bort",
        "Ta bort kontot",
        "Ta bort\nmina uppgifter",
        "I want my data deleted",
        "Please have my account deleted",
        "Delete all the data you have about me",
        "Please delete all of my personal data",
        "Remove my account",
        "I invoke my right to be forgotten",
        "ERASE MY RECORDS",
        "Delete my details",
        "wipe my account",
        "I claim the right to erasure",
        "Jag har rätt att bli raderad"
      })
  void askingToBeForgottenIsRecognised(String text) {
    assertEquals(List.of("erasure-request"), DataRequest.flags(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag begär ett registerutdrag",
        "Vilka uppgifter har ni om mig?",
        "Skicka en kopia på alla mina personuppgifter",
        "This is a subject access request",
        "Send me a copy of my data",
        "What information do you hold about me?"
      })
  void askingWhatIsKnownIsRecognised(String text) {
    assertEquals(List.of("disclosure-request"), DataRequest.flags(text));
  }

  @Test
  void bothMayBeAskedAtOnce() {
    assertEquals(
        List.of("erasure-request", "disclosure-request"),
        DataRequest.flags("Jag vill ha ett registerutdrag. Radera sedan mina uppgifter."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ni raderade min order",
        "Jag kan inte ta bort kortet från mitt konto",
        "Please remove the late fee from my account",
        "Appen tar bort min varukorg hela tiden",
        "I had to delete the app",
        "Removing the cover was hard",
        "Uppgifterna i appen är fel",
        "The data plan is too expensive"
      })
  void aComplaintIsNoRequest(String text) {
    assertNull(DataRequest.flags(text));
  }
}
