package dev.amends.ingest.surveys.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.SurveyReader;
import dev.amends.ingest.verdict.Reading;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageWordsTest {

  @Test
  void everythingIsSaidInBothLanguages() throws NoSuchMethodException {
    assertEquals(names(PageWords.class), names(PageWordsSv.class));
    for (var english : PageWords.class.getDeclaredMethods()) {
      var swedish =
          PageWordsSv.class.getDeclaredMethod(english.getName(), english.getParameterTypes());
      assertNotEquals(said(english), said(swedish), english.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void theSurveysOfTheProductKeepTheirOwnRules(String survey) {
    assertEquals(
        List.of(),
        switch (SurveyReader.read(survey, 1, BundledSurveys.definition(survey))) {
          case Reading.Valid<Survey> valid -> List.of();
          case Reading.Invalid<Survey> invalid -> invalid.errors();
        });
  }

  static List<String> bundled() {
    return BundledSurveys.names();
  }

  private static TreeSet<String> names(Class<?> words) {
    return Arrays.stream(words.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Message.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String said(Method method) {
    return method.getAnnotation(Message.class).value();
  }
}
