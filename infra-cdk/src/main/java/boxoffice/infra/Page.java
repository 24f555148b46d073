package boxoffice.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.CfnApiKey;
import software.amazon.awscdk.services.apigateway.CfnUsagePlanKey;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.CachedMethods;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.cloudfront.origins.OriginGroup;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * Serves the page and the API from one host: the page from a bucket that only CloudFront reads, the
 * API behind the same distribution. CloudFront adds the API key, so the page has none.
 */
public final class Page extends Construct {

  /**
   * In this header, CloudFront sends the firewall the network of the browser: a whole address of
   * version 4, or the first 64 bits of version 6, such as {@code 2001:db8:0:1::}. Unlike {@code
   * X-Forwarded-For}, a browser cannot set it.
   */
  static final String VIEWER = "x-viewer-address";

  private static final String HOME = "index.html";

  private static final String STAGE = "/v1";

  private static final String EVENTS = STAGE + "/events";

  /** What the bucket answers instead of. No event (404) is an answer. */
  private static final List<Integer> FAILURES = List.of(403, 429, 500, 502, 503, 504);

  /** The errors that CloudFront keeps for 10 seconds unless told otherwise. */
  private static final List<Integer> KEPT_ERRORS =
      List.of(400, 403, 404, 405, 414, 500, 501, 502, 503, 504);

  private final String apiKey;
  private final Function pageFunction;
  private final CachePolicy rendered;
  private final ResponseHeadersPolicy headers;

  /**
   * @param backend the API under {@code /v1}
   * @param folder the files of the page, with an {@code index.html}
   * @param headers the file of the security headers
   * @param domain a name for the page; without one, it has a name of CloudFront's
   * @param site what its foot says of who runs it
   */
  public record Props(
      Backend backend, Path folder, Path headers, Optional<PageDomain> domain, SiteFile site) {}

  public Page(Construct scope, String id, Props props) {
    super(scope, id);
    if (!Files.exists(props.folder().resolve(HOME))) {
      throw new IllegalArgumentException("there is no page in " + props.folder());
    }
    apiKey =
        Secret.Builder.create(this, "ApiKeyValue")
            .description("The API key that CloudFront adds to the page's requests")
            .generateSecretString(
                SecretStringGenerator.builder().excludePunctuation(true).passwordLength(40).build())
            .build()
            .getSecretValue()
            .unsafeUnwrap();
    putIntoWebPlan(props.backend());
    var bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            // The repository has the same files.
            .removalPolicy(RemovalPolicy.DESTROY)
            .autoDeleteObjects(true)
            .build();
    pageFunction = function("PageAddress", "page.js");
    rendered = cache("Rendered", CacheQueryStringBehavior.allowList("event"));
    headers = headers(props.headers());
    var files =
        BehaviorOptions.builder()
            .origin(S3BucketOrigin.withOriginAccessControl(bucket))
            .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
            .responseHeadersPolicy(headers)
            .functionAssociations(onRequest(pageFunction))
            .build();
    var builder = Distribution.Builder.create(this, "Distribution");
    // With its own name and certificate CloudFront takes TLS 1.0 too, and this cannot be changed.
    props
        .domain()
        .ifPresent(
            domain ->
                builder
                    .domainNames(List.of(domain.name()))
                    .certificate(
                        Certificate.fromCertificateArn(this, "Certificate", domain.certificate()))
                    .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021));
    var behaviors = new LinkedHashMap<String, BehaviorOptions>();
    var reads = reads(props.backend());
    behaviors.put(EVENTS, reads);
    // A wildcard for any text would match attendee lists, too.
    behaviors.put(EVENTS + "/" + "?".repeat(32), reads);
    behaviors.put(STAGE + "/*", api(props.backend()));
    var api = new HttpOrigin(props.backend().apiHost(), shielded().originPath(STAGE).build());
    behaviors.put("/sitemap.xml", rendered(api).build());
    // A link to an event leads to the page also when the API fails.
    behaviors.put(
        "/events/*",
        rendered(
                OriginGroup.Builder.create()
                    .primaryOrigin(api)
                    .fallbackOrigin(files.getOrigin())
                    .fallbackStatusCodes(FAILURES)
                    .build())
            .build());
    var distribution =
        builder
            .defaultRootObject(HOME)
            .defaultBehavior(files)
            .additionalBehaviors(behaviors)
            .errorResponses(KEPT_ERRORS.stream().map(Page::notKept).toList())
            .build();
    BucketDeployment.Builder.create(this, "Files")
        .sources(
            List.of(
                Source.asset(
                    props.folder().toString(),
                    AssetOptions.builder().exclude(List.of(SiteFile.NAME)).build()),
                props.site().source()))
        .destinationBucket(bucket)
        .distribution(distribution)
        .distributionPaths(List.of("/*"))
        .build();
    CfnOutput.Builder.create(this, "Url")
        .value(
            "https://"
                + props
                    .domain()
                    .map(PageDomain::name)
                    .orElseGet(distribution::getDistributionDomainName))
        .build();
  }

  /** The value of the API key. CloudFormation resolves it when it deploys. */
  String apiKey() {
    return apiKey;
  }

  private void putIntoWebPlan(Backend backend) {
    var key = CfnApiKey.Builder.create(this, "ApiKey").enabled(true).value(apiKey).build();
    CfnUsagePlanKey.Builder.create(this, "UsagePlanKey")
        .keyId(key.getRef())
        .keyType("API_KEY")
        .usagePlanId(backend.webPlan().getRef())
        .build();
  }

  /** The API as it is, but for the two reads that everybody gets the same answer to. */
  private BehaviorOptions api(Backend backend) {
    return BehaviorOptions.builder()
        .origin(new HttpOrigin(backend.apiHost(), origin().build()))
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .cachePolicy(CachePolicy.CACHING_DISABLED)
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .functionAssociations(onRequest(function("Viewer", "network.js", "viewer.js")))
        .build();
  }

  /**
   * The list of events and an event by its id, kept for as long as the API says. Writes have the
   * same addresses, so all methods pass, with their tokens; the function takes the token from
   * reads.
   */
  private BehaviorOptions reads(Backend backend) {
    return BehaviorOptions.builder()
        .origin(new HttpOrigin(backend.apiHost(), shielded().build()))
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .cachedMethods(CachedMethods.CACHE_GET_HEAD)
        .cachePolicy(
            cache("Reads", CacheQueryStringBehavior.allowList("from", "to", "limit", "cursor")))
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .functionAssociations(onRequest(function("PublicReads", "network.js", "public.js")))
        .build();
  }

  /** What the API renders. */
  private BehaviorOptions.Builder rendered(IOrigin origin) {
    return BehaviorOptions.builder()
        .origin(origin)
        .cachePolicy(rendered)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .responseHeadersPolicy(headers)
        .functionAssociations(onRequest(pageFunction));
  }

  private HttpOriginProps.Builder origin() {
    return HttpOriginProps.builder().customHeaders(Map.of("x-api-key", apiKey));
  }

  /** All edges ask the API through one, which keeps answers, too. */
  private HttpOriginProps.Builder shielded() {
    return origin().originShieldEnabled(true).originShieldRegion(Stack.of(this).getRegion());
  }

  /** Keeps what the origin says, for as long as it says, and nothing else. */
  private CachePolicy cache(String id, CacheQueryStringBehavior query) {
    return CachePolicy.Builder.create(this, id)
        .minTtl(Duration.seconds(0))
        .defaultTtl(Duration.seconds(0))
        .maxTtl(Duration.seconds(60))
        .queryStringBehavior(query)
        .headerBehavior(CacheHeaderBehavior.none())
        .cookieBehavior(CacheCookieBehavior.none())
        .enableAcceptEncodingGzip(true)
        .enableAcceptEncodingBrotli(true)
        .build();
  }

  private static ErrorResponse notKept(int status) {
    return ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0)).build();
  }

  /** A function of CloudFront from files that follow each other. */
  private Function function(String id, String... scripts) {
    return Function.Builder.create(this, id)
        .runtime(FunctionRuntime.JS_2_0)
        .code(
            FunctionCode.fromInline(
                Stream.of(scripts).map(Page::script).collect(Collectors.joining("\n"))))
        .build();
  }

  private static List<FunctionAssociation> onRequest(Function function) {
    return List.of(
        FunctionAssociation.builder()
            .function(function)
            .eventType(FunctionEventType.VIEWER_REQUEST)
            .build());
  }

  private static String script(String name) {
    try (var file = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ResponseHeadersPolicy headers(Path file) {
    var headers = SecurityHeaders.read(file);
    // Files change together, so a browser must revalidate its copies. CloudFront caches them.
    var cacheControl = SecurityHeaders.custom("Cache-Control", "no-cache");
    return ResponseHeadersPolicy.Builder.create(this, "SecurityHeaders")
        .securityHeadersBehavior(
            headers
                .known()
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .includeSubdomains(true)
                        .override(true)
                        .build())
                .build())
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    Stream.concat(Stream.of(cacheControl), headers.others().stream()).toList())
                .build())
        .build();
  }
}
