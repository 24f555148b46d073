package boxoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Random schedules on another DynamoDB and on the table engine at once: every reply must mean the
 * same. {@code -Dtwin.endpoint=http://127.0.0.1:8000} names it. It must not have a table of the
 * name BoxOffice, and its indexes must show at once what was written.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledIfSystemProperty(
    named = "twin.endpoint",
    matches = ".+",
    disabledReason = "-Dtwin.endpoint= names no other DynamoDB")
class TwinTest {

  private static final int SCHEDULES = Integer.getInteger("twin.schedules", 200);

  @Test
  void another_dynamodb_plays_the_same_schedules() {
    var endpoint = System.getProperty("twin.endpoint");
    var begin = System.nanoTime();
    try (var http = UrlConnectionHttpClient.create();
        var client =
            DynamoDbClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .build()) {
      for (var seed = 0L; seed < SCHEDULES; seed++) {
        var schedule = Schedule.onTwin(client, seed, ProductSite::new);
        assertThat(schedule.violation()).as("seed %d", seed).isNull();
        assertThat(schedule.steps()).isEqualTo(Schedule.random(seed, ProductSite::new).steps());
      }
    }
    System.out.printf(
        "simulation on %s: %d schedules, %.0f a second%n",
        endpoint, SCHEDULES, SCHEDULES / ((System.nanoTime() - begin) / 1e9));
  }
}
