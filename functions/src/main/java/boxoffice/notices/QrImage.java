package boxoffice.notices;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A QR code as an image.
 *
 * @param cid what the HTML of a mail calls it
 * @param text what it says
 */
record QrImage(String cid, String text) {

  /** Of a module, so that a phone shows it sharply and it is read from paper, too. */
  private static final int PIXELS = 8;

  /** The quiet zone that the standard asks for, white on dark pages, too. */
  private static final int BORDER = 4;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  /** A PNG of two colours, less than 1 KB for a ticket code. */
  byte[] png() {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var size = (code.size + 2 * BORDER) * PIXELS;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (var y = 0; y < size; y++) {
      for (var x = 0; x < size; x++) {
        // Outside of the code there is no module that is dark.
        var dark = code.getModule(x / PIXELS - BORDER, y / PIXELS - BORDER);
        image.setRGB(x, y, dark ? BLACK : WHITE);
      }
    }
    var bytes = new ByteArrayOutputStream();
    // In memory: ImageIO would write a file first.
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
