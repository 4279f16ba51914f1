package dev.amends.localstack.launcher;

/** The last thing a start prints: one address and who can log in. */
final class Welcome {

  private Welcome() {}

  static String text(Credentials credentials, long seconds) {
    var text = new StringBuilder();
    text.append("\nAmends is ready after ").append(seconds).append(" s:  ");
    text.append(credentials.baseUrl()).append("\n\n");
    text.append("  %-10s %-21s %s%n".formatted("login", "password", "role"));
    for (var user : credentials.users()) {
      var roles =
          user.roles().equals(Credentials.ROLES) ? "every role" : String.join(", ", user.roles());
      text.append("  %-10s %-21s %s%n".formatted(user.username(), user.password(), roles));
    }
    text.append("\n  Mail it sends is caught at ").append(credentials.mail().get("api"));
    text.append("\n  Systems and secrets: .local/credentials.json");
    text.append("\n  Stop with Ctrl-C or 'make stop'; logs with 'make logs'.\n\n");
    return text.toString();
  }
}
