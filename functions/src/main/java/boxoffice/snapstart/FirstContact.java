package boxoffice.snapstart;

import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A call to DynamoDB that leaves nothing behind but what the first TLS handshake of a process loads
 * and compiles. It is not signed, so DynamoDB refuses it; no credentials are read for it, and
 * neither its connection nor its TLS session is kept.
 */
public final class FirstContact {

  private static final Logger LOG = LoggerFactory.getLogger(FirstContact.class);

  private FirstContact() {}

  /**
   * Makes the call; returns when it is refused, or cannot be made.
   *
   * @param http makes a client of the kind that requests are sent by
   */
  public static void make(SdkHttpClient.Builder<?> http) {
    try (var client =
        DynamoDbClient.builder()
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(http)
            .overrideConfiguration(
                o ->
                    o.putHeader("Connection", "close").retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
      client.describeEndpoints();
    } catch (SdkException e) {
      LOG.debug("refused", e);
    } finally {
      forgetSessions();
    }
  }

  private static void forgetSessions() {
    try {
      var sessions = SSLContext.getDefault().getClientSessionContext();
      for (var id : Collections.list(sessions.getIds())) {
        sessions.getSession(id).invalidate();
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
