package boxoffice.notices;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * That somebody registers an address which has an account.
 *
 * @param type {@link #TYPE}
 * @param detail the account
 */
record AccountRequest(@JsonProperty("detail-type") String type, Detail detail) {

  static final String TYPE = "AccountExists";

  /**
   * An account.
   *
   * @param id of the request; a mail is sent once for each
   * @param userId whose account it is
   */
  record Detail(String id, String userId) {

    Detail {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(userId, "userId");
    }
  }
}
