package dev.amends.console;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A document of the repository as a page that needs no script; anchors written as HTML stay as they
 * are.
 */
final class PlainPage {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s · Amends</title>
      <link rel="stylesheet" href="/docs/plain.css">
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private PlainPage() {}

  /**
   * @param title what the browser calls it
   * @param markdown our own; HTML in it is not escaped
   */
  static String of(String title, String markdown) {
    var document = Parser.builder().build().parse(markdown);
    return FRAME.formatted(title, HtmlRenderer.builder().build().render(document));
  }
}
