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

/** Reads QR codes from a picture of the screen, as a camera does. */
final class QrCode {

  private QrCode() {}

  /**
   * The text of the only QR code in a picture.
   *
   * @param picture a PNG
   * @throws IllegalArgumentException if it has no readable QR code
   */
  static String read(byte[] picture) {
    try {
      var pixels = ImageIO.read(new ByteArrayInputStream(picture));
      var light = new BufferedImageLuminanceSource(pixels);
      return new QRCodeMultiReader()
          .decodeMultiple(new BinaryBitmap(new HybridBinarizer(light)))[0].getText();
    } catch (NotFoundException e) {
      throw new IllegalArgumentException("The picture has no readable QR code.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
