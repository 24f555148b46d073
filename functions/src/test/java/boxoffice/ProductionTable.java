package boxoffice;

import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.Table;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A table with the client that functions have on Lambda, at another address. */
public final class ProductionTable {

  private ProductionTable() {}

  public static Table at(URI address, String name, Pause pause) {
    return new Table(
        OnLambda.dynamoDb()
            .endpointOverride(address)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build(),
        name,
        pause);
  }
}
