package boxoffice.table.protocol;

import java.util.Map;
import java.util.zip.CRC32;

/**
 * The answer to a call.
 *
 * @param status of HTTP
 * @param id tells it from others
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, then sent
public record Answer(int status, String id, byte[] body) {

  /** The headers that it is sent with. */
  public Map<String, String> headers() {
    var checksum = new CRC32();
    checksum.update(body);
    return Map.of(
        "Content-Type",
        "application/x-amz-json-1.0",
        "Content-Length",
        Integer.toString(body.length),
        "x-amzn-RequestId",
        id,
        "x-amz-crc32",
        Long.toString(checksum.getValue()));
  }
}
