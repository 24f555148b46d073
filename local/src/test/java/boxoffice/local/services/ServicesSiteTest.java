package boxoffice.local.services;

import static boxoffice.local.services.PlayedServices.url;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.processes.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one address of mailbox and services. */
@Timeout(60)
class ServicesSiteTest {

  private static final String TEMPLATE = "Resources: { Mails: { Type: AWS::SQS::Queue } }";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private PlayedServices played;
  private LoopbackServer server;

  @BeforeEach
  void open() throws IOException {
    played = new PlayedServices(TEMPLATE, folder);
    server = LoopbackServer.start(0, new ServicesSite(played.services));
  }

  @AfterEach
  void close() {
    server.close();
    played.close();
    http.close();
  }

  @Test
  void a_program_calls_a_service() throws Exception {
    var answer = send(call());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.0");
    assertThat(answer.body()).isEqualTo("{\"QueueUrls\":[\"%s\"]}".formatted(url("Mails")));
  }

  @Test
  void an_error_has_the_shape_of_aws() throws Exception {
    var answer = send(call().setHeader("X-Amz-Target", "AmazonSQS.TagQueue"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-query-error"))
        .hasValue("UnknownOperationException;Sender");
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\",\"message\":\"The"
                + " local system does not play AmazonSQS.TagQueue.\"}");
    assertThat(send(call().POST(BodyPublishers.ofString("[]"))).body())
        .contains("SerializationException");
    assertThat(send(call().setHeader("X-Amz-Target", "Lambda.Invoke")).body())
        .contains("does not play Lambda.Invoke");
  }

  @Test
  void a_page_may_not_call_a_service() throws Exception {
    assertThat(send(call().header("Origin", server().toString())).statusCode()).isEqualTo(403);
    assertThat(send(call().header("Sec-Fetch-Site", "none")).statusCode()).isEqualTo(403);
    assertThat(
            send(request("/mails").method("DELETE", BodyPublishers.noBody()).header("Origin", "x"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void another_name_of_this_machine_is_refused() throws Exception {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void containers_name_a_server_of_another_address() throws Exception {
    try (var open = LoopbackServer.start("0.0.0.0", 0, new ServicesSite(played.services));
        var socket = new Socket("127.0.0.1", open.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: host.docker.internal\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void the_mailbox_lists_mails() throws Exception {
    mail("Subject: <Hello>\r\n\r\nx");

    assertThat(get("/").body()).contains("&lt;Hello&gt;", "ann@example.com");
    assertThat(get("/mails.json").body())
        .contains("\"subject\":\"<Hello>\"", "\"to\":[\"ann@example.com\"]");
  }

  @Test
  void a_mail_is_shown_with_all_it_has() throws Exception {
    var id = mail(MailCallsTest.MAIL);

    var page = get("/mails/" + id);

    assertThat(page.body())
        .contains("You are in: Café", "Café &lt;b&gt;", "<iframe sandbox ", "../event.ics")
        .doesNotContain("<script");
    assertThat(policy(page)).contains("default-src 'none'").doesNotContain("script-src");
    assertThat(get("/mails/" + id + "/source").body()).endsWith(MailCallsTest.MAIL);
  }

  @Test
  void the_html_of_a_mail_is_caged() throws Exception {
    var id = mail(MailCallsTest.MAIL);

    var html = get("/mails/" + id + "/html");

    assertThat(html.body()).contains("<img src=\"data:image/png;base64,iVBORw==\">");
    assertThat(policy(html)).contains("default-src 'none'", "img-src data:").endsWith("sandbox");
  }

  @Test
  void an_attachment_is_saved_and_not_shown() throws Exception {
    var id = mail(MailCallsTest.MAIL);

    var part = get("/mails/" + id + "/parts/1");

    assertThat(part.body()).startsWith("BEGIN:VCALENDAR");
    assertThat(part.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\".._event.ics\"");
    assertThat(part.headers().firstValue("Content-Type")).hasValue("text/calendar; method=REQUEST");
    assertThat(get("/mails/" + id + "/parts/2").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/mails/../x",
        "/mails/00000000-0000-0000-0000-000000000000",
        "/mails/00000000-0000-0000-0000-000000000000/html"
      })
  void there_is_nothing_else(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_program_empties_the_mailbox() throws Exception {
    mail("\r\nx");

    assertThat(send(request("/mails").DELETE()).statusCode()).isEqualTo(200);

    assertThat(get("/mails.json").body()).isEqualTo("[]");
  }

  @Test
  void a_program_has_mail_refused() throws Exception {
    assertThat(refusal("/refusals/ses?seconds=60").statusCode()).isEqualTo(200);
    assertThat(refusal("/refusals/ann@example.com?seconds=60").statusCode()).isEqualTo(200);

    assertThat(played.services.refusals().include(Services.MAIL)).isTrue();
    assertThat(played.services.refusals().include("ann@example.com")).isTrue();
    refusal("/refusals/ses?seconds=0");
    assertThat(played.services.refusals().include(Services.MAIL)).isFalse();
    played.clock.advance(Duration.ofMinutes(1));
    assertThat(played.services.refusals().include("ann@example.com")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/refusals/ses",
        "/refusals/ses?seconds=-1",
        "/refusals/ses?seconds=86401",
        "/refusals/ses?seconds=x",
        "/refusals/lambda?seconds=1",
        "/mails?seconds=1"
      })
  void a_strange_refusal_is_refused(String path) throws Exception {
    assertThat(refusal(path).statusCode()).isBetween(400, 404);
    assertThat(Services.ALL).noneMatch(played.services.refusals()::include);
  }

  private HttpResponse<String> refusal(String path) throws Exception {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  private String mail(String source) {
    return played
        .services
        .mailbox()
        .add(
            "sender@example.com",
            List.of("ann@example.com"),
            source.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder call() {
    return request("/")
        .header("X-Amz-Target", "AmazonSQS.ListQueues")
        .POST(BodyPublishers.ofString("{}"));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  private URI server() {
    return Ports.address(server.port());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
