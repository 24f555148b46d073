package boxoffice.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes and conditions that go into the transaction of another room: all of it happens, or
 * nothing. Rooms that do not know the SDK hand it on as it is.
 */
public record Alongside(List<TransactWriteItem> writes) {

  public Alongside {
    writes = List.copyOf(writes);
  }
}
