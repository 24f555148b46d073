package boxoffice.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** People who use the system by its API. */
final class Accounts {

  private Accounts() {}

  /** Somebody who can log in. */
  record Account(String email, String password) {}

  /** So many, registered and confirmed by so many clients at once. */
  static List<Account> register(Api api, int clients, int number) throws Exception {
    var accounts = new ConcurrentLinkedQueue<Account>();
    Clients.seconds(
        clients,
        number,
        (_, _) -> {
          var email = "user-%s@example.com".formatted(UUID.randomUUID());
          var password = "Aa1-" + UUID.randomUUID();
          api.succeed("POST", "/auth/register", "", Map.of("email", email));
          api.succeed(
              "POST",
              "/auth/confirm",
              "",
              Map.of("email", email, "code", "123456", "name", "Somebody", "password", password));
          accounts.add(new Account(email, password));
        });
    return List.copyOf(accounts);
  }

  /** Their access tokens, in their order. */
  static List<String> logIn(Api api, int clients, List<Account> accounts) throws Exception {
    var tokens = new String[accounts.size()];
    Clients.seconds(
        clients,
        accounts.size(),
        (_, turn) -> {
          var account = accounts.get(turn);
          tokens[turn] =
              api.succeed(
                      "POST",
                      "/auth/login",
                      "",
                      Map.of("email", account.email(), "password", account.password()))
                  .path("accessToken")
                  .asText();
        });
    return List.of(tokens);
  }
}
