package boxoffice.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;

/**
 * The security headers of the page for CloudFront. They come from a file that the local system
 * reads too.
 *
 * @param known those that CloudFront has settings for
 * @param others those that it sends as they are
 */
record SecurityHeaders(
    ResponseSecurityHeadersBehavior.Builder known, List<ResponseCustomHeader> others) {

  /** Headers that CloudFront has no settings for. */
  private static final Set<String> OTHERS =
      Set.of("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy");

  /**
   * Reads the headers.
   *
   * @param file a JSON object: values by names
   * @throws IllegalArgumentException if one of them is no security header, or has a value that
   *     CloudFront cannot set
   */
  static SecurityHeaders read(Path file) {
    var known = ResponseSecurityHeadersBehavior.builder();
    var others = new ArrayList<ResponseCustomHeader>();
    try {
      new ObjectMapper()
          .readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
          .forEach(
              (name, value) -> {
                if (OTHERS.contains(name)) {
                  others.add(custom(name, value));
                } else {
                  set(known, name, value);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SecurityHeaders(known, List.copyOf(others));
  }

  /** A header that CloudFront sends as it is. */
  static ResponseCustomHeader custom(String name, String value) {
    return ResponseCustomHeader.builder().header(name).value(value).override(true).build();
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
