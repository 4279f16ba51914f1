package dev.amends.localstack.mail;

import java.util.List;

/** The newest messages for a person to read. */
final class MailPage {

  private static final int SHOWN = 200;

  private MailPage() {}

  static String of(List<CaughtMail> messages) {
    var page =
        new StringBuilder(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail · Amends</title>
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <style>
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
            details{border:1px solid #8884;border-radius:.5rem;margin:.5rem 0;padding:.6rem .9rem}
            summary{cursor:pointer}small{opacity:.75}pre{white-space:pre-wrap;font:inherit}
            </style></head><body><h1>Mail caught on this machine</h1>
            """);
    if (messages.isEmpty()) {
      page.append("<p>Nothing yet. Whatever Amends sends appears here and goes no further.</p>");
    } else {
      page.append("<p>")
          .append(messages.size())
          .append(" messages, the newest first; nothing left this machine.</p>");
    }
    messages.reversed().stream().limit(SHOWN).forEach(message -> append(page, message));
    return page.append("</body></html>").toString();
  }

  private static void append(StringBuilder page, CaughtMail message) {
    page.append("<details><summary><strong>")
        .append(escaped(message.subject()))
        .append("</strong><br><small>to ")
        .append(escaped(message.to()))
        .append(" · ")
        .append(escaped(message.date()))
        .append("</small></summary><pre>")
        .append(escaped(message.text() == null ? "(only HTML, see /messages)" : message.text()))
        .append("</pre></details>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
