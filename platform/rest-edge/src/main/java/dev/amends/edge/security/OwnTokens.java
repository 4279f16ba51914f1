package dev.amends.edge.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Optional;

/** Bearer tokens that a service gave out itself, beside those of the identity provider. */
public interface OwnTokens {

  /**
   * Who calls with it; asked for every request, so it must not block.
   *
   * @return empty if it is none of the service's own, or not good any more
   */
  Optional<JWTCallerPrincipal> principal(String token);
}
