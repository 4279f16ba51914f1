package dev.amends.localstack.identity;

/** The sign-in page: plain HTML, no script, readable on a phone and in the dark. */
final class LoginPage {

  enum Language {
    SV(
        "sv",
        "Logga in",
        "Användarnamn",
        "Lösenord",
        "Fel användarnamn eller lösenord. Försök igen.",
        "Inloggningarna för den här maskinen skrevs ut när Amends startade och finns i"
            + " <code>.local/credentials.json</code>.",
        "Det gick inte att logga in"),
    EN(
        "en",
        "Sign in",
        "User name",
        "Password",
        "Wrong user name or password. Please try again.",
        "The logins of this machine were printed when Amends started and are kept in"
            + " <code>.local/credentials.json</code>.",
        "Signing in is not possible");

    private final String tag;
    private final String signIn;
    private final String username;
    private final String password;
    private final String wrong;
    private final String hint;
    private final String problem;

    Language(
        String tag,
        String signIn,
        String username,
        String password,
        String wrong,
        String hint,
        String problem) {
      this.tag = tag;
      this.signIn = signIn;
      this.username = username;
      this.password = password;
      this.wrong = wrong;
      this.hint = hint;
      this.problem = problem;
    }

    /** The first of the two that the browser names; Swedish only when asked for. */
    static Language preferred(String acceptLanguage) {
      if (acceptLanguage == null) {
        return EN;
      }
      var sv = acceptLanguage.indexOf("sv");
      var en = acceptLanguage.indexOf("en");
      return sv >= 0 && (en < 0 || sv < en) ? SV : EN;
    }
  }

  private LoginPage() {}

  static String form(Language language, String action, String username, boolean wrong) {
    var error =
        wrong ? "<p class=\"error\" role=\"alert\" id=\"error\">" + language.wrong + "</p>" : "";
    // The field to type in next has the focus: the password once a name is there.
    var focusName = username.isEmpty() ? " autofocus" : "";
    var focusPassword = username.isEmpty() ? "" : " autofocus";
    var described = wrong ? " aria-describedby=\"error\" aria-invalid=\"true\"" : "";
    return frame(language, language.signIn)
        + """
          <h1>%s</h1>%s
          <form method="post" action="%s">
          <label for="username">%s</label>
          <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="%s"%s%s>
          <label for="password">%s</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required%s%s>
          <button type="submit">%s</button>
          </form>
          <p class="hint">%s</p>
          </main></body></html>
          """
            .formatted(
                language.signIn,
                error,
                escaped(action),
                language.username,
                escaped(username),
                focusName,
                described,
                language.password,
                focusPassword,
                described,
                language.signIn,
                language.hint);
  }

  static String problem(Language language, String message) {
    return frame(language, language.problem)
        + "<h1>"
        + language.problem
        + "</h1><p class=\"error\" role=\"alert\">"
        + escaped(message)
        + "</p></main></body></html>";
  }

  private static String frame(Language language, String title) {
    return """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><title>%s · Amends</title>
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <style>
        :root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1b1f27;--soft:#545c6b;--line:#838b99;--brand:#1d5a4c;--on-brand:#fff;--error:#a3152b;--error-page:#fdecee}
        @media(prefers-color-scheme:dark){:root{--page:#12161c;--card:#1c222b;--text:#eef1f5;--soft:#aab3c0;--line:#7c8696;--brand:#7ed0b8;--on-brand:#0d211b;--error:#ffb3bd;--error-page:#43161d}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        main{width:100%%;max-width:24rem;background:var(--card);padding:2rem 1.5rem;border-radius:.9rem;box-shadow:0 1px 3px #0003,0 10px 30px #0001}
        .brand{margin:0 0 1.25rem;font-weight:700;letter-spacing:.01em;color:var(--brand)}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
        label{display:block;margin:1rem 0 .3rem;font-weight:600}
        input{width:100%%;min-height:2.9rem;padding:.5rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.5rem}
        button{width:100%%;min-height:2.9rem;margin-top:1.5rem;font:inherit;font-weight:600;color:var(--on-brand);background:var(--brand);border:0;border-radius:.5rem;cursor:pointer}
        button:hover{filter:brightness(1.1)}
        :focus-visible{outline:3px solid var(--brand);outline-offset:2px}
        .error{margin:0 0 .5rem;padding:.6rem .75rem;border-radius:.5rem;background:var(--error-page);color:var(--error)}
        .hint{margin:1.25rem 0 0;font-size:.9rem;color:var(--soft)}
        code{overflow-wrap:anywhere}
        </style></head><body><main><p class="brand">Amends</p>
        """
        .formatted(language.tag, title);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
