package dev.amends.console;

/** Keeps the address after sign-in on this site, so that a link to us cannot end up elsewhere. */
final class LocalPath {

  private static final int MAX_LENGTH = 2000;

  private LocalPath() {}

  /**
   * The path if it is plainly a local one, else the front page. Browsers read a backslash as a
   * slash and drop control characters, so that {@code /\evil.example} and {@code
   * /<tab>/evil.example} would leave the site as well.
   */
  static String orHome(String to) {
    if (to == null || to.length() > MAX_LENGTH || !to.startsWith("/") || to.startsWith("//")) {
      return "/";
    }
    var plain = to.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    return plain ? to : "/";
  }
}
