package boxoffice.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A confirmed user to try things with, registered by the API itself. */
record DemoUser(HttpClient http, URI api) {

  static final String EMAIL = "demo@example.com";
  static final String PASSWORD = "Demo-Passw0rd-1";

  /**
   * Registers and confirms the user, unless kept data has it already.
   *
   * @throws IllegalStateException if it cannot log in afterwards
   */
  void create() throws IOException, InterruptedException {
    post(
        "/auth/register",
        """
        {"email": "%s", "password": "%s", "name": "Demo"}\
        """
            .formatted(EMAIL, PASSWORD));
    post(
        "/auth/confirm",
        """
        {"email": "%s", "code": "%s"}\
        """
            .formatted(EMAIL, LocalCognito.CODE));
    var login =
        post(
            "/auth/login",
            """
            {"email": "%s", "password": "%s"}\
            """
                .formatted(EMAIL, PASSWORD));
    if (login != 200) {
      throw new IllegalStateException("The demo user cannot log in: status " + login + ".");
    }
  }

  private int post(String path, String body) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", UsagePlans.key(UsagePlans.LOAD))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
