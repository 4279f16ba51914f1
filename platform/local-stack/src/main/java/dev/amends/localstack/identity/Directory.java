package dev.amends.localstack.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may sign in here, and the one web client. */
public final class Directory {

  private final Map<String, Account> people;
  private final Map<String, Account> systems;

  public Directory(List<Account> accounts) {
    people = byName(accounts, true);
    systems = byName(accounts, false);
  }

  private static Map<String, Account> byName(List<Account> accounts, boolean person) {
    return accounts.stream()
        .filter(account -> account.person() == person)
        .collect(Collectors.toMap(Account::name, Function.identity()));
  }

  Optional<Account> person(String name, String password) {
    return matching(people.get(name), password);
  }

  Optional<Account> system(String clientId, String secret) {
    return matching(systems.get(clientId), secret);
  }

  Optional<Account> bySubject(String subject) {
    return people.values().stream()
        .filter(account -> account.subject().equals(subject))
        .findFirst();
  }

  boolean knowsClient(String clientId) {
    return systems.containsKey(clientId);
  }

  private static Optional<Account> matching(Account account, String secret) {
    return Optional.ofNullable(account)
        .filter(
            found ->
                MessageDigest.isEqual(
                    found.secret().getBytes(StandardCharsets.UTF_8),
                    secret.getBytes(StandardCharsets.UTF_8)));
  }
}
