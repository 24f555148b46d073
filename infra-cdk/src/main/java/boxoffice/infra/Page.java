package boxoffice.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnApiKey;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan.ApiStageProperty;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan.ThrottleSettingsProperty;
import software.amazon.awscdk.services.apigateway.CfnUsagePlanKey;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The page in a browser: a folder in a bucket that only CloudFront reads, and the API under the
 * same host. CloudFront adds the API key of a usage plan of its own, so the page carries none.
 */
public final class Page extends Construct {

  /**
   * The header in which CloudFront tells the firewall the address of the browser. Unlike {@code
   * X-Forwarded-For} a browser cannot choose it.
   */
  static final String VIEWER = "x-viewer-address";

  /** Requests a second of all people at the page together. */
  private static final ThrottleSettingsProperty THROTTLE =
      ThrottleSettingsProperty.builder().rateLimit(500).burstLimit(1_000).build();

  private final String apiKey;

  /**
   * @param backend the API under {@code /v1}
   * @param folder what is served, with an {@code index.html}
   */
  public record Props(Backend backend, Path folder) {}

  public Page(Construct scope, String id, Props props) {
    super(scope, id);
    apiKey =
        Secret.Builder.create(this, "ApiKeyValue")
            .description("The API key that CloudFront adds to the page's requests")
            .generateSecretString(
                SecretStringGenerator.builder().excludePunctuation(true).passwordLength(40).build())
            .build()
            .getSecretValue()
            .unsafeUnwrap();
    usagePlan(props.backend());
    var bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            // What is in it is in the repository.
            .removalPolicy(RemovalPolicy.DESTROY)
            .autoDeleteObjects(true)
            .build();
    var distribution =
        Distribution.Builder.create(this, "Distribution")
            .defaultRootObject("index.html")
            .defaultBehavior(
                BehaviorOptions.builder()
                    .origin(S3BucketOrigin.withOriginAccessControl(bucket))
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .responseHeadersPolicy(securityHeaders())
                    .build())
            .additionalBehaviors(Map.of("/v1/*", api(props.backend())))
            .build();
    BucketDeployment.Builder.create(this, "Files")
        .sources(List.of(Source.asset(props.folder().toString())))
        .destinationBucket(bucket)
        .distribution(distribution)
        .distributionPaths(List.of("/*"))
        .build();
    CfnOutput.Builder.create(this, "Url")
        .value("https://" + distribution.getDistributionDomainName())
        .build();
  }

  /** The value of the API key, resolved by CloudFormation while it deploys. */
  String apiKey() {
    return apiKey;
  }

  private void usagePlan(Backend backend) {
    var key = CfnApiKey.Builder.create(this, "ApiKey").enabled(true).value(apiKey).build();
    var plan =
        CfnUsagePlan.Builder.create(this, "UsagePlan")
            .usagePlanName("web")
            .apiStages(
                List.of(
                    ApiStageProperty.builder()
                        .apiId(backend.api().getRef())
                        .stage(backend.apiStage())
                        .build()))
            .throttle(THROTTLE)
            .build();
    CfnUsagePlanKey.Builder.create(this, "UsagePlanKey")
        .keyId(key.getRef())
        .keyType("API_KEY")
        .usagePlanId(plan.getRef())
        .build();
  }

  private BehaviorOptions api(Backend backend) {
    var viewer =
        Function.Builder.create(this, "Viewer")
            .runtime(FunctionRuntime.JS_2_0)
            .code(
                FunctionCode.fromInline(
                    """
                    function handler(event) {
                      event.request.headers['%s'] = { value: event.viewer.ip };
                      return event.request;
                    }
                    """
                        .formatted(VIEWER)))
            .build();
    return BehaviorOptions.builder()
        .origin(
            new HttpOrigin(
                backend.apiHost(),
                HttpOriginProps.builder().customHeaders(Map.of("x-api-key", apiKey)).build()))
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .cachePolicy(CachePolicy.CACHING_DISABLED)
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .functionAssociations(
            List.of(
                FunctionAssociation.builder()
                    .function(viewer)
                    .eventType(FunctionEventType.VIEWER_REQUEST)
                    .build()))
        .build();
  }

  private ResponseHeadersPolicy securityHeaders() {
    return ResponseHeadersPolicy.Builder.create(this, "SecurityHeaders")
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(
                            "default-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                                + " form-action 'self'")
                        .override(true)
                        .build())
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(
                    ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                        .override(true)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .includeSubdomains(true)
                        .override(true)
                        .build())
                .build())
        .build();
  }
}
