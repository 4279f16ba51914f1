package dev.amends.localstack.identity;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Shows the login page and, after the right password, sends the browser back with a code. */
final class AuthorizeEndpoint {

  private final Directory directory;
  private final CodeStore codes;
  private final RedirectRule redirects;

  AuthorizeEndpoint(Directory directory, CodeStore codes, RedirectRule redirects) {
    this.directory = directory;
    this.codes = codes;
    this.redirects = redirects;
  }

  void handle(HttpExchange exchange) throws IOException {
    var language =
        LoginPage.Language.preferred(exchange.getRequestHeaders().getFirst("Accept-Language"));
    AuthenticationRequest request;
    try {
      request = AuthenticationRequest.parse(exchange.getRequestURI().getRawQuery());
    } catch (ParseException e) {
      page(exchange, 400, LoginPage.problem(language, e.getMessage()));
      return;
    }
    // Before anything else: an error may be sent only to an address that is ours.
    if (!redirects.allows(request.getRedirectionURI())
        || !IdentityServer.CONSOLE.equals(request.getClientID().getValue())) {
      page(exchange, 400, LoginPage.problem(language, "Unknown client or redirect_uri."));
      return;
    }
    var objection = objection(request);
    if (objection.isPresent()) {
      Http.redirect(exchange, errorAddress(request, objection.get()));
    } else if ("POST".equals(exchange.getRequestMethod())) {
      signIn(exchange, request, language);
    } else {
      page(exchange, 200, LoginPage.form(language, action(exchange), "", false));
    }
  }

  private static Optional<ErrorObject> objection(AuthenticationRequest request) {
    if (!ResponseType.CODE.equals(request.getResponseType())) {
      return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
    }
    if (request.getCodeChallenge() == null
        || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
      return Optional.of(
          OAuth2Error.INVALID_REQUEST.setDescription("A code_challenge with S256 is required."));
    }
    var silent = request.getPrompt() != null && request.getPrompt().contains(Prompt.Type.NONE);
    return silent ? Optional.of(OIDCError.LOGIN_REQUIRED) : Optional.empty();
  }

  private static URI errorAddress(AuthenticationRequest request, ErrorObject error) {
    return new AuthorizationErrorResponse(
            request.getRedirectionURI(), error, request.getState(), request.impliedResponseMode())
        .toURI();
  }

  private void signIn(
      HttpExchange exchange, AuthenticationRequest request, LoginPage.Language language)
      throws IOException {
    var form = URLUtils.parseParameters(Http.body(exchange));
    var username = first(form.get("username"));
    var account = directory.person(username.strip(), first(form.get("password")));
    if (account.isEmpty()) {
      page(exchange, 401, LoginPage.form(language, action(exchange), username, true));
      return;
    }
    var nonce = request.getNonce() == null ? null : request.getNonce().getValue();
    var code =
        codes.issue(
            new CodeStore.Grant(
                account.get(),
                request.getClientID().getValue(),
                request.getRedirectionURI().toString(),
                request.getCodeChallenge().getValue(),
                nonce));
    var response =
        new AuthenticationSuccessResponse(
            request.getRedirectionURI(),
            new AuthorizationCode(code),
            null,
            null,
            request.getState(),
            null,
            request.impliedResponseMode());
    Http.redirect(exchange, response.toURI());
  }

  private void page(HttpExchange exchange, int status, String html) throws IOException {
    Http.html(exchange, status, html, redirects.base());
  }

  private static String action(HttpExchange exchange) {
    return exchange.getRequestURI().toString();
  }

  private static String first(List<String> values) {
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }
}
