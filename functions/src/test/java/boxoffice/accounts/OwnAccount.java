package boxoffice.accounts;

import boxoffice.TestApp;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The function of one's own account with its user, on a table of its own. */
final class OwnAccount implements AutoCloseable {

  static final String ID = "11111111-1111-4111-8111-111111111111";

  final StubCognito cognito = new StubCognito();
  final Table table = LocalDynamoDb.newTable();

  OwnAccount() throws IOException {
    cognito.answers("AdminGetUser", StubCognito.user(ID));
    cognito.answers("AdminInitiateAuth", StubCognito.tokens(StubCognito.accessToken(ID)));
    cognito.answers("AssociateSoftwareToken", "{\"SecretCode\": \"JBSWY3DPEHPK3PXP\"}");
    cognito.answers("VerifySoftwareToken", "{\"Status\": \"SUCCESS\"}");
  }

  Caller.Reply sends(Caller.Call call) {
    return sends(call, table);
  }

  Caller.Reply sends(Caller.Call call, Table table) {
    return call.header("Authorization", "Bearer an-access-token")
        .to(
            new AccountHandler(
                cognito.accounts(),
                cognito.sessions(),
                new SelfService(cognito.client()),
                new ProfileStore(table),
                cognito.mailboxes(table, true),
                cognito.refusedSignIns(),
                TestApp.on(table, Instant::now).userLimits()));
  }

  Caller.Reply gets() {
    return sends(Caller.user(ID).get("/account"));
  }

  Caller.Reply patches(String body) {
    return sends(Caller.user(ID).patch("/account", body));
  }

  Caller.Reply posts(String path, @Nullable String body) {
    return sends(Caller.user(ID).post("/account" + path, body));
  }

  Item profile() {
    return table.get(Keys.profile(ID)).orElseThrow();
  }

  @Override
  public void close() {
    cognito.close();
  }
}
