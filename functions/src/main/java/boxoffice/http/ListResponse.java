package boxoffice.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items of the page
 * @param cursor where the next page begins; absent at the end
 */
public record ListResponse<T>(List<T> items, @Nullable String cursor) {

  public ListResponse {
    items = List.copyOf(items);
  }
}
