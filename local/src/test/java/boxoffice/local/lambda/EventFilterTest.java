package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\": [\"x\"]}                        | {\"a\": \"x\"}          | true",
        "{\"a\": [\"x\"]}                        | {\"a\": \"y\"}          | false",
        "{\"a\": [\"x\"]}                        | {}                      | false",
        "{\"a\": [\"x\", \"y\"]}                 | {\"a\": \"y\"}          | true",
        "{\"a\": [1]}                            | {\"a\": \"1\"}          | false",
        "{\"a\": {\"b\": [\"x\"]}}               | {\"a\": {\"b\": \"x\"}} | true",
        "{\"a\": [\"x\"], \"b\": [\"y\"]}        | {\"a\": \"x\"}          | false",
        "{\"a\": [{\"anything-but\": [\"0\"]}]}  | {\"a\": \"1\"}          | true",
        "{\"a\": [{\"anything-but\": [\"0\"]}]}  | {\"a\": \"0\"}          | false",
        "{\"a\": [{\"anything-but\": [\"0\"]}]}  | {}                      | false",
        "{\"a\": [{\"anything-but\": \"0\"}]}    | {\"a\": \"0\"}          | false",
        "{\"a\": [{\"exists\": true}]}           | {\"a\": \"x\"}          | true",
        "{\"a\": [{\"exists\": true}]}           | {}                      | false",
        "{\"a\": [{\"exists\": false}]}          | {}                      | true",
        "{\"a\": [{\"prefix\": \"SEATS\"}]}      | {\"a\": \"SEATS#1\"}    | true",
        "{\"a\": [{\"prefix\": \"SEATS\"}]}      | {\"a\": \"EVENT#1\"}    | false",
        "{\"a\": [{\"suffix\": \"ed\"}]}         | {\"a\": \"Cancelled\"}  | true",
        "{\"a\": [{\"suffix\": \"ed\"}]}         | {\"a\": \"CheckIn\"}    | false",
        "{\"a\": [{\"equals-ignore-case\": \"X\"}]} | {\"a\": \"x\"}       | true",
        "{\"a\": [{\"equals-ignore-case\": \"X\"}]} | {\"a\": \"y\"}       | false",
        "{\"a\": [{\"anything-but\": {\"prefix\": \"x\"}}]} | {\"a\": \"yx\"} | true",
        "{\"a\": [{\"anything-but\": {\"prefix\": \"x\"}}]} | {\"a\": \"xy\"} | false",
        "{\"a\": [\"x\"]}                        | {\"a\": [\"y\", \"x\"]} | true",
        "{\"a\": [\"x\"]}                        | {\"a\": [\"y\"]}        | false",
      })
  void a_pattern_decides(String pattern, String event, boolean passes) throws Exception {
    assertThat(filter(pattern).passes(JSON.readTree(event))).isEqualTo(passes);
  }

  @Test
  void one_matching_pattern_is_enough() throws JsonProcessingException {
    var filter = filter("{\"a\": [\"x\"]}", "{\"b\": [\"y\"]}");

    assertThat(filter.passes(JSON.readTree("{\"b\": \"y\"}"))).isTrue();
    assertThat(filter.passes(JSON.readTree("{\"b\": \"z\"}"))).isFalse();
  }

  @Test
  void without_patterns_everything_passes() {
    assertThat(filter().passes(JSON.createObjectNode())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [{\"numeric\": [\">\", 0]}]}",
        "{\"a\": [{\"prefix\": {\"equals-ignore-case\": \"x\"}}]}",
        "{\"a\": [{\"anything-but\": {\"wildcard\": \"x\"}}]}",
        "{\"$or\": [{\"a\": [\"x\"]}]}",
        "{\"a\": \"x\"}",
        "[\"x\"]"
      })
  void an_unknown_operator_is_refused(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> filter(pattern));
  }

  private static EventFilter filter(String... patterns) {
    var criteria = JSON.createObjectNode();
    var filters = criteria.putArray("Filters");
    Arrays.stream(patterns).forEach(pattern -> filters.addObject().put("Pattern", pattern));
    return new EventFilter(criteria);
  }
}
