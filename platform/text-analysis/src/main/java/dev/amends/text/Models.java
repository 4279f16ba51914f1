package dev.amends.text;

import dev.amends.text.learning.LinearModel;
import dev.amends.text.learning.ModelFile;
import dev.amends.text.resources.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model for each language that is read, under one version. */
public final class Models {

  /** Of the weights that come with the product; changes with every training. */
  public static final String SHIPPED = "shipped/1";

  private final String version;
  private final Map<String, LinearModel> byLanguage;

  public Models(String version, Map<String, LinearModel> byLanguage) {
    this.version = version;
    this.byLanguage = Map.copyOf(byLanguage);
  }

  public static Models shipped() {
    var models = new TreeMap<String, LinearModel>();
    for (var language : Set.of("sv", "en")) {
      models.put(language, shipped(language));
    }
    return new Models(SHIPPED, models);
  }

  private static LinearModel shipped(String language) {
    try (var file = Shipped.open(Models.class, "model/" + language + ".bin")) {
      return ModelFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String version() {
    return version;
  }

  public Set<String> languages() {
    return byLanguage.keySet();
  }

  public LinearModel of(String language) {
    return byLanguage.get(language);
  }
}
