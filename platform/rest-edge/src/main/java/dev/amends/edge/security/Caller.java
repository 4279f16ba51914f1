package dev.amends.edge.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person or system behind the bearer token. */
@RequestScoped
public class Caller {

  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The name under which it signs in; recorded with everything it does. */
  public String name() {
    return token.getName();
  }

  public Set<String> roles() {
    return token.getGroups();
  }
}
