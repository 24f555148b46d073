package boxoffice.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A film for the camera of a test browser: a hand that holds a ticket before it, a little askew, in
 * poor light.
 */
final class FakeCamera {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  /** Of each ticket: a second and a half. The browser repeats the film. */
  private static final int FRAMES = 15;

  /** Side of the code with its margin, in pixels: as on the screen of a phone at arm's length. */
  private static final int CODE = 190;

  private static final double ASKEW = Math.toRadians(12);
  private static final int NOISE = 24;
  private static final byte GREY = (byte) 128;

  private FakeCamera() {}

  /** Writes a film that shows one code after the other, as uncompressed video (YUV4MPEG2). */
  static void show(List<String> codes, Path film) throws IOException, WriterException {
    var noise = new Random(1);
    try (var out = new BufferedOutputStream(Files.newOutputStream(film))) {
      out.write(
          "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n"
              .formatted(WIDTH, HEIGHT)
              .getBytes(StandardCharsets.US_ASCII));
      var colors = new byte[WIDTH * HEIGHT / 2];
      Arrays.fill(colors, GREY);
      for (var code : codes) {
        var picture = picture(code);
        for (var frame = 0; frame < FRAMES; frame++) {
          out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
          out.write(light(picture, noise));
          out.write(colors);
        }
      }
    }
  }

  private static BufferedImage picture(String code) throws WriterException {
    var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    var pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.setColor(Color.DARK_GRAY);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.rotate(ASKEW, WIDTH / 2.0, HEIGHT / 2.0);
    var qr = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, CODE, CODE);
    pen.drawImage(
        MatrixToImageWriter.toBufferedImage(qr), (WIDTH - CODE) / 2, (HEIGHT - CODE) / 2, null);
    pen.dispose();
    return picture;
  }

  private static byte[] light(BufferedImage picture, Random noise) {
    var light = new byte[WIDTH * HEIGHT];
    for (var i = 0; i < light.length; i++) {
      var bright = picture.getRaster().getSample(i % WIDTH, i / WIDTH, 0);
      var seen = 40 + bright * 0.6 + noise.nextGaussian() * NOISE;
      light[i] = (byte) Math.clamp((int) seen, 16, 235);
    }
    return light;
  }
}
