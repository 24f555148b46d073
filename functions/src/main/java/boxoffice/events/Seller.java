package boxoffice.events;

import org.jspecify.annotations.Nullable;

/**
 * Who sells an event, whom guests ask and what it costs, each as its organizer says it, or null.
 *
 * @param name up to 100 characters, on one line
 * @param contact an e-mail address or an https address, up to 200 characters
 * @param price text such as "12 €, pay at the door", up to 100 characters, on one line; null for
 *     free
 */
public record Seller(@Nullable String name, @Nullable String contact, @Nullable String price) {

  /** Nobody says anything, and the event is free. */
  public static final Seller UNSAID = new Seller(null, null, null);

  /** What may name a person is gone. */
  Seller unnamed() {
    return new Seller(null, null, price);
  }

  boolean isUnnamed() {
    return equals(unnamed());
  }
}
