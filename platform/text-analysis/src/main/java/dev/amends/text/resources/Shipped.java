package dev.amends.text.resources;

import java.io.InputStream;

/** The files that come with the product: models, letters of languages, topics. */
public final class Shipped {

  private Shipped() {}

  /**
   * @param name beside the class, as in {@link Class#getResourceAsStream}
   * @throws IllegalStateException if it is missing; the message names it
   */
  public static InputStream open(Class<?> beside, String name) {
    var file = beside.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(
          "The product was built without " + name + ", which " + beside.getName() + " needs");
    }
    return file;
  }
}
