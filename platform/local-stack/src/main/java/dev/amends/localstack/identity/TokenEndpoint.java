package dev.amends.localstack.identity;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** RFC 6749's token endpoint: code with PKCE, refresh, password, client credentials. */
final class TokenEndpoint {

  /** Who gets the tokens of a password grant that names no client: the stack's own console. */
  private static final String NO_CLIENT = IdentityServer.CONSOLE;

  private final Directory directory;
  private final CodeStore codes;
  private final Tokens tokens;
  private final String issuer;

  TokenEndpoint(Directory directory, CodeStore codes, Tokens tokens, String issuer) {
    this.directory = directory;
    this.codes = codes;
    this.tokens = tokens;
    this.issuer = issuer;
  }

  void handle(HttpExchange exchange) throws IOException {
    try {
      var request = TokenRequest.parse(Http.request(exchange, issuer));
      Http.json(exchange, 200, answer(request));
    } catch (ParseException e) {
      var error = e.getErrorObject();
      Http.error(exchange, error == null ? OAuth2Error.INVALID_REQUEST : error);
    } catch (GeneralException e) {
      Http.error(exchange, e.getErrorObject());
    }
  }

  private Map<String, Object> answer(TokenRequest request) throws GeneralException {
    var client = authenticated(request);
    return switch (request.getAuthorizationGrant()) {
      case AuthorizationCodeGrant code -> afterSignIn(code, client);
      case RefreshTokenGrant refresh -> renewed(refresh, client);
      case ResourceOwnerPasswordCredentialsGrant password -> forPerson(password, client);
      case ClientCredentialsGrant _ -> forSystem(request);
      default -> throw refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "Not offered here.");
    };
  }

  /**
   * The client's id. A secret that is sent must be right; a public client proves itself by PKCE.
   */
  private String authenticated(TokenRequest request) throws GeneralException {
    var authentication = request.getClientAuthentication();
    if (authentication instanceof PlainClientSecret secret) {
      var id = secret.getClientID().getValue();
      if (directory.system(id, secret.getClientSecret().getValue()).isEmpty()) {
        throw refused(OAuth2Error.INVALID_CLIENT, "Unknown client or wrong secret.");
      }
      return id;
    }
    var id = request.getClientID();
    if (authentication != null || (id != null && !directory.knowsClient(id.getValue()))) {
      throw refused(OAuth2Error.INVALID_CLIENT, "Unknown client or unsupported authentication.");
    }
    return id == null ? NO_CLIENT : id.getValue();
  }

  private Map<String, Object> afterSignIn(AuthorizationCodeGrant code, String client)
      throws GeneralException {
    var grant =
        codes
            .redeem(code.getAuthorizationCode().getValue())
            .orElseThrow(() -> refused(OAuth2Error.INVALID_GRANT, "The code is used or expired."));
    var redirect = code.getRedirectionURI();
    if (!grant.client().equals(client)
        || redirect == null
        || !grant.redirectUri().equals(redirect.toString())) {
      throw refused(OAuth2Error.INVALID_GRANT, "The code was given to somebody else.");
    }
    var verifier = code.getCodeVerifier();
    if (verifier == null
        || !CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
            .getValue()
            .equals(grant.challenge())) {
      throw refused(OAuth2Error.INVALID_GRANT, "The code verifier does not match.");
    }
    return withIdentity(grant.account(), client, grant.nonce());
  }

  private Map<String, Object> renewed(RefreshTokenGrant refresh, String client)
      throws GeneralException {
    var claims =
        tokens
            .readRefresh(refresh.getRefreshToken().getValue())
            .filter(found -> client.equals(found.getClaim("azp")))
            .orElseThrow(
                () -> refused(OAuth2Error.INVALID_GRANT, "The refresh token is not valid."));
    var account =
        directory
            .bySubject(claims.getSubject())
            .orElseThrow(() -> refused(OAuth2Error.INVALID_GRANT, "This person is gone."));
    return withIdentity(account, client, null);
  }

  private Map<String, Object> forPerson(
      ResourceOwnerPasswordCredentialsGrant password, String client) throws GeneralException {
    var account =
        directory
            .person(password.getUsername(), password.getPassword().getValue())
            .orElseThrow(() -> refused(OAuth2Error.INVALID_GRANT, "Wrong user name or password."));
    return withIdentity(account, client, null);
  }

  private Map<String, Object> forSystem(TokenRequest request) throws GeneralException {
    if (!(request.getClientAuthentication() instanceof PlainClientSecret secret)) {
      throw refused(OAuth2Error.INVALID_CLIENT, "Client credentials need the client's secret.");
    }
    var account =
        directory
            .system(secret.getClientID().getValue(), secret.getClientSecret().getValue())
            .orElseThrow(() -> refused(OAuth2Error.INVALID_CLIENT, "Unknown client."));
    return answer(tokens.access(account, account.name()));
  }

  private Map<String, Object> withIdentity(Account account, String client, String nonce) {
    var answer = answer(tokens.access(account, client));
    answer.put("refresh_token", tokens.refresh(account, client));
    answer.put("id_token", tokens.identity(account, client, nonce));
    return answer;
  }

  private static Map<String, Object> answer(String accessToken) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", accessToken);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", Tokens.ACCESS_LIFE.toSeconds());
    return answer;
  }

  private static GeneralException refused(ErrorObject error, String description) {
    return new GeneralException(error.setDescription(description));
  }
}
