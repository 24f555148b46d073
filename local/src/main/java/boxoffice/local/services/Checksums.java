package boxoffice.local.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * The checksums by which a sender knows that SQS got what it sent. See <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">Calculating
 * the MD5 message digest</a>.
 */
final class Checksums {

  private static final byte TEXT = 1;
  private static final byte BINARY = 2;

  private Checksums() {}

  static String of(String body) {
    return HexFormat.of().formatHex(md5().digest(body.getBytes(UTF_8)));
  }

  /** The checksum of the attributes of a message, as a request has them. */
  static String of(JsonNode attributes) {
    var digest = md5();
    attributes.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            attribute -> {
              var value = attribute.getValue();
              add(digest, attribute.getKey().getBytes(UTF_8));
              add(digest, value.path("DataType").asText().getBytes(UTF_8));
              if (value.has("BinaryValue")) {
                digest.update(BINARY);
                add(digest, Base64.getDecoder().decode(value.get("BinaryValue").asText()));
              } else {
                digest.update(TEXT);
                add(digest, value.path("StringValue").asText().getBytes(UTF_8));
              }
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
