package dev.amends.risk.gaming.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedForTenTest {

  private final AskedForTen askedForTen = new AskedForTen();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The driver asked me to give a 10.",
        "They asked me to give a ten, so here it is",
        "I was told to rate them 10",
        "We were asked to give you a perfect score",
        "she said I should give her a 10 or he gets in trouble",
        "The technician begged for a ten!",
        "Staff asked us for top marks",
        "He told me to press 9 or 10.",
        "Wanted me to leave the highest possible rating.",
        "asked me to give 10/10"
      })
  void inEnglishTheCustomerSaysSo(String comment) {
    assertTrue(askedForTen.in(comment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Killen bad mig ge en tia.",
        "Jag blev ombedd att ge er en 10:a",
        "Säljaren sa att jag skulle ge högsta betyg",
        "De bad mig att sätta full pott",
        "Hon bad om en tia i undersökningen",
        "Teknikern ville att jag skulle trycka på 10",
        "Han sa åt mig att svara 10.",
        "Vi blev uppmanade att ge toppbetyg!",
        "Uppmanade oss att ge 9 eller 10"
      })
  void inSwedishTheCustomerSaysSo(String comment) {
    assertTrue(askedForTen.in(comment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You asked me to rate from 0 to 10",
        "asked me to rate 1 to 10",
        "asked me to give 10 minutes of my time",
        "He asked for 10 minutes",
        "I give you a 10!",
        "They asked for 100 kronor",
        "asked me to give 10% of it back",
        "Nobody asked me to give a ten, it was simply good",
        "He didn't say I should; he never asked me to give a ten",
        "I was not asked to give a 10",
        "She asked me to wait ten minutes"
      })
  void whatIsNothingOfTheKindIsNotFoundInEnglish(String comment) {
    assertFalse(askedForTen.in(comment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag ger er en tia!",
        "Ni bad mig svara 0 till 10",
        "De bad mig betygsätta 1-10",
        "Hon bad mig lämna 10 kronor",
        "Ingen bad mig ge en tia, det var bara bra",
        "Jag blev inte ombedd att ge en 10",
        "De bad mig vänta tio minuter",
        "Han bad om tio minuter"
      })
  void whatIsNothingOfTheKindIsNotFoundInSwedish(String comment) {
    assertFalse(askedForTen.in(comment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"I never complain. They asked me to give a ten."})
  void aNegationTakesBackOnlyItsOwnSentence(String comment) {
    assertTrue(askedForTen.in(comment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asked-for-ten/1"})
  void theListTellsItsVersion(String version) {
    assertEquals(version, askedForTen.version());
  }
}
