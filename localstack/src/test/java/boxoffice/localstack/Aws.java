package boxoffice.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The few calls of AWS's APIs that the suite makes, by HTTP. LocalStack reads of a signature which
 * service is meant, and no more.
 *
 * @param endpoint the address of LocalStack
 */
record Aws(URI endpoint) {

  static final String REGION = "us-east-1";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Stores bytes; a bucket is made by a path of one part and no bytes. */
  void put(String path, byte[] bytes) {
    send("s3", path, request -> request.PUT(BodyPublishers.ofByteArray(bytes)));
  }

  /** Calls an action of CloudFormation. */
  Document cloudFormation(String action, Map<String, String> parameters) {
    return query("cloudformation", "2010-05-15", action, parameters);
  }

  /** Has SES take mails from a sender. */
  void verify(String sender) {
    query("ses", "2010-12-01", "VerifyEmailIdentity", Map.of("EmailAddress", sender));
  }

  /** The sources of the mails that were sent, the oldest first: a service of LocalStack's own. */
  List<String> mails() {
    return get("ses", "/_aws/ses").path("messages").findValuesAsText("RawData");
  }

  private Document query(
      String service, String version, String action, Map<String, String> parameters) {
    var form =
        "Action=%s&Version=%s&".formatted(action, version)
            + parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    var answer =
        send(
            service,
            "/",
            request ->
                request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(answer, e);
    }
  }

  /** Reads something of API Gateway or Lambda. */
  JsonNode get(String service, String path) {
    return json(send(service, path, HttpRequest.Builder::GET));
  }

  /**
   * Invokes a function and waits for its answer, which is its error where it failed.
   *
   * @param qualifier an alias or a version
   */
  String invoke(String function, String qualifier, String event) {
    return send(
        "lambda",
        "/2015-03-31/functions/%s/invocations?Qualifier=%s".formatted(function, qualifier),
        request -> request.POST(BodyPublishers.ofString(event)));
  }

  private interface Method {
    HttpRequest.Builder of(HttpRequest.Builder request);
  }

  private String send(String service, String path, Method method) {
    var request =
        method
            .of(HttpRequest.newBuilder(endpoint.resolve(path)).timeout(PATIENCE))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(REGION, service))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s %s: %d %s".formatted(service, path, response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(service + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
