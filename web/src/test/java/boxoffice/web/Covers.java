package boxoffice.web;

import com.microsoft.playwright.Browser;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The pictures of {@code web/site/covers}. Run it to make the PNG of each SVG anew: sites that
 * preview links take no SVG.
 */
final class Covers {

  static final List<Integer> ALL = IntStream.rangeClosed(1, 6).boxed().toList();

  static final Path FOLDER = Path.of("site/covers");

  /** Of a link preview, in pixels. */
  static final int WIDTH = 1200;

  static final int HEIGHT = 630;

  /** Flat colors, and those between them at the edges. */
  private static final int COLORS = 24;

  private Covers() {}

  public static void main(String[] arguments) throws Exception {
    for (var cover : ALL) {
      ImageIO.write(withFewColors(drawn(Chromium.orSkip(), cover)), "png", png(cover).toFile());
      System.out.println(png(cover));
    }
    // The driver of the browser keeps the process alive.
    System.exit(0);
  }

  static Path png(int cover) {
    return FOLDER.resolve(cover + ".png");
  }

  /** The SVG of a cover, as a browser draws it. */
  static BufferedImage drawn(Browser browser, int cover) {
    var screen = new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT);
    try (var context = browser.newContext(screen)) {
      var page = context.newPage();
      page.navigate(FOLDER.resolve(cover + ".svg").toUri().toString());
      return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The picture in its most frequent colors, which makes a small file. */
  private static BufferedImage withFewColors(BufferedImage picture) {
    var pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    var frequency = new HashMap<Integer, Integer>();
    for (var pixel : pixels) {
      frequency.merge(pixel, 1, Integer::sum);
    }
    var colors =
        frequency.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(COLORS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    var nearest = new HashMap<Integer, Integer>();
    var model = new IndexColorModel(8, colors.length, colors, 0, false, -1, 0);
    var result = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, model);
    var raster = result.getRaster();
    for (var i = 0; i < pixels.length; i++) {
      var index = nearest.computeIfAbsent(pixels[i], pixel -> nearest(pixel, colors));
      raster.setSample(i % WIDTH, i / WIDTH, 0, index);
    }
    return result;
  }

  private static int nearest(int pixel, int[] colors) {
    return IntStream.range(0, colors.length)
        .boxed()
        .min(Comparator.comparingInt(i -> distance(pixel, colors[i])))
        .orElseThrow();
  }

  /** The largest difference of two colors in red, green or blue. */
  static int distance(int one, int other) {
    return IntStream.of(0, 8, 16)
        .map(shift -> Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)))
        .max()
        .orElseThrow();
  }
}
