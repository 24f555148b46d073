package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the edge, with the cases that CloudFront's functions are tested with too. */
class EdgeCasesTest {

  private static final String STAGE = "/v1";

  static Stream<JsonNode> reads() throws IOException {
    return cases("reads").filter(read -> read.path("path").asText().startsWith(STAGE + "/"));
  }

  static Stream<JsonNode> pages() throws IOException {
    return cases("pages");
  }

  private static Stream<JsonNode> cases(String name) throws IOException {
    return new JsonMapper()
        .readTree(EdgeCasesTest.class.getResource("/edge-cases.json"))
        .path(name)
        .valueStream();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void public_reads_alone_are_kept(JsonNode read) {
    var path = read.path("path").asText().substring(STAGE.length());
    var query = read.has("query") ? read.path("query").asText() : null;

    assertThat(PublicRead.of(read.path("method").asText("GET"), path, query))
        .isEqualTo(expectedRead(read, path));
  }

  private static PublicRead expectedRead(JsonNode read, String path) {
    if (read.has("kept")) {
      return new PublicRead.Kept(path, read.path("kept").asText());
    }
    return read.has("refused")
        ? new PublicRead.Refused(read.path("refused").asText(), read.path("reason").asText())
        : new PublicRead.Passed();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void an_address_has_a_file_or_is_rendered(JsonNode page) {
    assertThat(PageAddress.of(page.path("path").asText())).isEqualTo(expectedAddress(page));
  }

  private static PageAddress expectedAddress(JsonNode page) {
    return page.has("file")
        ? new PageAddress.File(page.path("file").asText())
        : new PageAddress.Rendered(page.path("rendered").asText(), page.path("query").asText());
  }
}
