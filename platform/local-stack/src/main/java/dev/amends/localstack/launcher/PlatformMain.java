package dev.amends.localstack.launcher;

import dev.amends.localstack.identity.Account;
import dev.amends.localstack.identity.Directory;
import dev.amends.localstack.identity.IdentityServer;
import dev.amends.localstack.identity.SigningKey;
import dev.amends.localstack.mail.MailApi;
import dev.amends.localstack.mail.MailSink;
import dev.amends.localstack.mail.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The process of the identity provider and the mail sink. */
public final class PlatformMain {

  private PlatformMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var layout = new Layout(Path.of(arguments[0]));
    var environment = System.getenv();
    var credentials = Credentials.read(layout.credentials());
    var mailbox = new Mailbox();
    try (var sink = new MailSink(StackPort.SMTP.in(environment), mailbox, Clock.systemUTC());
        var api = new MailApi(StackPort.MAIL.in(environment), mailbox);
        var identity =
            new IdentityServer(
                StackPort.IDENTITY.in(environment),
                Services.address(StackPort.IDENTITY, environment),
                credentials.baseUrl(),
                SigningKey.keptIn(layout.signingKey()),
                directory(credentials, Secrets.keptIn(layout.secrets())),
                Clock.systemUTC())) {
      System.out.printf(
          "identity provider on %d, mail page on %d, %s%n",
          identity.port(), api.port(), sink.getClass().getSimpleName());
      Thread.currentThread().join();
    }
  }

  private static Directory directory(Credentials credentials, Secrets secrets) {
    var accounts = new ArrayList<Account>();
    for (var user : credentials.users()) {
      accounts.add(new Account(user.username(), user.password(), user.roles(), true));
    }
    for (var client : credentials.clients()) {
      accounts.add(new Account(client.clientId(), client.clientSecret(), client.roles(), false));
    }
    accounts.add(
        new Account(IdentityServer.CONSOLE, secrets.consoleClientSecret(), List.of(), false));
    return new Directory(accounts);
  }
}
