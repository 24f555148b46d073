package boxoffice.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * Compresses text for who takes it, as CloudFront does: see <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html">Serve
 * compressed files</a>.
 */
final class Compression {

  /** In bytes. */
  private static final int LEAST = 1_000;

  /** In bytes. */
  private static final int MOST = 10_000_000;

  /** Those of CloudFront's types that the page has. */
  private static final Set<String> TYPES =
      Set.of(
          "application/json",
          "application/xml",
          "image/svg+xml",
          "text/css",
          "text/html",
          "text/javascript",
          "text/plain");

  private Compression() {}

  static Reply forViewer(Request request, Reply reply) {
    return isWanted(request) && isFit(reply) ? compressed(reply) : reply;
  }

  private static boolean isWanted(Request request) {
    var accepted = new QuotedQualityCSV();
    accepted.addValue(request.header("Accept-Encoding"));
    // Values of quality 0 are left out.
    return request.method().equals("GET") && accepted.getValues().contains("gzip");
  }

  private static boolean isFit(Reply reply) {
    var type = Optional.ofNullable(reply.header("Content-Type")).orElse("").split(";")[0].strip();
    return TYPES.contains(type)
        && reply.header("Content-Encoding") == null
        && LEAST <= reply.body().length
        && reply.body().length <= MOST;
  }

  private static Reply compressed(Reply reply) {
    var body = new ByteArrayOutputStream();
    try (var zipped = new GZIPOutputStream(body)) {
      zipped.write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var tag = reply.header("ETag");
    var labelled = reply.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
    return new Reply(
        reply.status(),
        // The bytes are not those that the strong tag stands for.
        (tag == null || tag.startsWith("W/") ? labelled : labelled.with("ETag", "W/" + tag))
            .headers(),
        body.toByteArray());
  }
}
