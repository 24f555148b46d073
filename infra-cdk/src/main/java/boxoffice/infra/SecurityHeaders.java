package boxoffice.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;

/**
 * The security headers of the page for CloudFront. They come from a file that the local system
 * reads too.
 */
final class SecurityHeaders {

  private SecurityHeaders() {}

  /**
   * Reads the headers.
   *
   * @param file a JSON object: values by names
   * @throws IllegalArgumentException if CloudFront cannot set one of them as a security header
   */
  static ResponseSecurityHeadersBehavior.Builder read(Path file) {
    var behavior = ResponseSecurityHeadersBehavior.builder();
    try {
      new ObjectMapper()
          .readValue(file.toFile(), new TypeReference<Map<String, String>>() {})
          .forEach((name, value) -> set(behavior, name, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return behavior;
  }

  private static void set(
      ResponseSecurityHeadersBehavior.Builder behavior, String name, String value) {
    switch (name) {
      case "Content-Security-Policy" ->
          behavior.contentSecurityPolicy(
              ResponseHeadersContentSecurityPolicy.builder()
                  .contentSecurityPolicy(value)
                  .override(true)
                  .build());
      case "X-Content-Type-Options" -> {
        require(name, value, value.equals("nosniff"));
        behavior.contentTypeOptions(
            ResponseHeadersContentTypeOptions.builder().override(true).build());
      }
      case "X-Frame-Options" ->
          behavior.frameOptions(
              ResponseHeadersFrameOptions.builder()
                  .frameOption(constant(HeadersFrameOption.class, name, value))
                  .override(true)
                  .build());
      case "Referrer-Policy" ->
          behavior.referrerPolicy(
              ResponseHeadersReferrerPolicy.builder()
                  .referrerPolicy(constant(HeadersReferrerPolicy.class, name, value))
                  .override(true)
                  .build());
      default -> require(name, value, false);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String value) {
    var wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    throw unknown(name, value);
  }

  private static void require(String name, String value, boolean known) {
    if (!known) {
      throw unknown(name, value);
    }
  }

  private static IllegalArgumentException unknown(String name, String value) {
    return new IllegalArgumentException(
        "CloudFront cannot set '%s: %s' as a security header".formatted(name, value));
  }
}
