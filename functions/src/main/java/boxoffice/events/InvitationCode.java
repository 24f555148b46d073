package boxoffice.events;

import boxoffice.accounts.KeyedHash;
import boxoffice.dynamodb.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What makes its holder a member of an event, once: the id of the event and 128 bits that nobody
 * guesses, 64 hexadecimal digits. The table has only a hash of it, the {@link #invitationId}.
 */
record InvitationCode(String text) {

  static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private static final int ID_DIGITS = 32;
  private static final int HASH_BYTES = 16;

  /**
   * The code of a request. A repeat of the request derives it again, so no reply is needed to know
   * it.
   *
   * @param hash keyed, so that nobody else can derive it
   * @param key distinguishes the request from others about the event
   */
  static InvitationCode of(String eventId, String key, KeyedHash hash) {
    return new InvitationCode(eventId + hash.of(eventId + "/" + key));
  }

  /** The event that it is about. */
  String eventId() {
    return text.substring(0, ID_DIGITS);
  }

  /** The id of its invitation, which gives nothing away. */
  String invitationId() {
    return HexFormat.of().formatHex(Sha256.first(HASH_BYTES, text));
  }
}
