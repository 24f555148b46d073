package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The covers and colors of events. */
class CoversTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** In bytes. Programs that preview links load nothing large. */
  private static final long MOST = 40_000;

  /** Of text, by WCAG 2.2, 1.4.3. */
  private static final double CONTRAST = 4.5;

  private static final String COVER_OF =
      "async (id) => (await import('/covers.js')).coverOf(id).light";

  private static final String CONTRAST_OF =
      """
      (hue) => {
        const box = document.createElement('div');
        box.className = hue;
        const leaf = document.createElement('span');
        leaf.className = 'leaf';
        box.append(leaf);
        document.body.append(box);
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const luminance = (color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const { color, backgroundColor } = getComputedStyle(leaf);
        const both = [luminance(color), luminance(backgroundColor)].sort((one, other) => other - one);
        box.remove();
        return { contrast: (both[0] + 0.05) / (both[1] + 0.05), color, backgroundColor };
      }\
      """;

  static List<Integer> covers() {
    return Covers.ALL;
  }

  @ParameterizedTest
  @MethodSource("covers")
  void a_preview_shows_the_cover(int cover) throws IOException, InterruptedException {
    var drawn = Covers.drawn(Chromium.orSkip(), cover);
    var preview = ImageIO.read(Covers.png(cover).toFile());

    assertThat(List.of(preview.getWidth(), preview.getHeight()))
        .isEqualTo(List.of(Covers.WIDTH, Covers.HEIGHT));
    // Few colors are left at the edges, and another browser draws these in its own way.
    var difference =
        IntStream.range(0, Covers.WIDTH * Covers.HEIGHT)
            .map(
                i -> {
                  var x = i % Covers.WIDTH;
                  var y = i / Covers.WIDTH;
                  return Covers.distance(drawn.getRGB(x, y), preview.getRGB(x, y));
                })
            .average()
            .orElseThrow();
    assertThat(difference).isLessThan(1);
    assertThat(Files.size(Covers.png(cover))).isLessThan(MOST);
  }

  /** What counts for the heads of links must count in the same way. */
  @ParameterizedTest
  @CsvSource({"00000000, 1", "00000005, 6", "00000006, 1", "ffffffff, 4", "80000000, 3"})
  void an_event_keeps_its_cover(String begin, int cover) {
    var visitor = VISITORS.arrives().opens("/events");

    assertThat(visitor.page().evaluate(COVER_OF, begin + "0123456789abcdef01234567"))
        .isEqualTo("/covers/%d.svg".formatted(cover));
  }

  @Test
  void text_in_each_color_is_legible() {
    Api.shared();
    var visitor = VISITORS.arrives().opens("/events");
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      var seen =
          Covers.ALL.stream()
              .map(cover -> (Map<?, ?>) visitor.page().evaluate(CONTRAST_OF, "hue-" + cover))
              .toList();

      assertThat(seen)
          .allSatisfy(
              colors -> assertThat((Double) colors.get("contrast")).isGreaterThan(CONTRAST));
      assertThat(seen.stream().map(colors -> colors.get("backgroundColor")))
          .doesNotHaveDuplicates();
    }
  }
}
