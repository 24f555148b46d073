package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;

/** Names of resources in one region, of an account that does not exist. */
public record Arns(String region) {

  public String table(String name) {
    return "arn:aws:dynamodb:%s:000000000000:table/%s".formatted(region, name);
  }

  public String index(String table, String index) {
    return table(table) + "/index/" + index;
  }

  public String stream(String table, StreamDefinition stream) {
    return table(table) + "/stream/" + stream.label();
  }

  /** The table of a stream; what is no stream's name names no table. */
  static String tableOf(String streamArn) {
    var parts = streamArn.split("/", -1);
    if (parts.length != 4 || !parts[2].equals("stream")) {
      throw new Refused(Code.VALIDATION, "Invalid StreamArn: %s".formatted(streamArn));
    }
    return parts[1];
  }
}
