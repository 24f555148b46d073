package boxoffice.infra;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name of one's own for the page. Its DNS must lead to the distribution.
 *
 * @param name such as {@code tickets.example.com}
 * @param certificate the ARN of a certificate for it, in the one region that CloudFront reads
 */
public record PageDomain(String name, String certificate) {

  private static final Pattern CERTIFICATE =
      Pattern.compile("arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-z-]+");

  public PageDomain {
    if (!CERTIFICATE.matcher(certificate).matches()) {
      throw new IllegalArgumentException(
          "certificate must be the ARN of a certificate in us-east-1, not " + certificate);
    }
  }

  /**
   * Reads the context; empty where neither is given.
   *
   * @throws IllegalArgumentException if one is given without the other
   */
  static Optional<PageDomain> of(Optional<String> name, Optional<String> certificate) {
    if (name.isPresent() != certificate.isPresent()) {
      throw new IllegalArgumentException("say both -c domain= and -c certificate=, or neither");
    }
    return name.map(domain -> new PageDomain(domain, certificate.orElseThrow()));
  }
}
