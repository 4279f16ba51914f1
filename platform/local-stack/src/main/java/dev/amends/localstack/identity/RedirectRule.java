package dev.amends.localstack.identity;

import java.net.URI;

/** Only addresses of the console itself: same scheme, host and port, compared as parts. */
record RedirectRule(String base) {

  boolean allows(URI uri) {
    if (uri == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      return false;
    }
    var ours = URI.create(base);
    return ours.getScheme().equals(uri.getScheme())
        && ours.getHost().equals(uri.getHost())
        && ours.getPort() == uri.getPort()
        && uri.getPath() != null
        && uri.getPath().startsWith("/");
  }
}
