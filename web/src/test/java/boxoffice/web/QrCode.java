package boxoffice.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A QR code as a camera sees it: in a picture of the screen. */
final class QrCode {

  private QrCode() {}

  /**
   * What the one QR code in a picture says.
   *
   * @param picture a PNG
   * @throws IllegalArgumentException if there is none that can be read
   */
  static String read(byte[] picture) {
    try {
      var pixels = ImageIO.read(new ByteArrayInputStream(picture));
      var light = new BufferedImageLuminanceSource(pixels);
      return new QRCodeMultiReader()
          .decodeMultiple(new BinaryBitmap(new HybridBinarizer(light)))[0].getText();
    } catch (NotFoundException e) {
      throw new IllegalArgumentException("There is no QR code that can be read.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
