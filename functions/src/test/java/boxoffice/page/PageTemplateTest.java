package boxoffice.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTemplateTest {

  private static final String DESCRIPTION = "<meta name=\"description\" content=\"All\" />";
  private static final String TITLE = "<title>Page</title>";
  private static final String FACTS = "<noscript><p>No</p></noscript>";
  private static final String PAGE =
      "<head>%s,%s</head><main>%s</main>".formatted(DESCRIPTION, TITLE, FACTS);

  @Test
  void words_of_an_event_replace_the_general_ones() {
    assertThat(new PageTemplate(PAGE).with("$1", "\\f"))
        .isEqualTo("<head>,$1</head><main>\\f</main>");
  }

  @Test
  void without_an_event_it_keeps_its_words() {
    assertThat(new PageTemplate(PAGE).withoutEvent())
        .isEqualTo(PAGE.replace(TITLE, "<meta name=\"robots\" content=\"noindex\" />" + TITLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {DESCRIPTION, TITLE, FACTS})
  void each_part_must_be_there_once(String part) {
    assertThatIllegalStateException().isThrownBy(() -> new PageTemplate(PAGE.replace(part, "")));
    assertThatIllegalStateException()
        .isThrownBy(() -> new PageTemplate(PAGE.replace(part, part + part)));
  }
}
