package boxoffice.local.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * A part of a mail beside its texts.
 *
 * @param type its media type with parameters
 * @param contentId what the HTML names it by, without brackets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Part(String name, String type, @Nullable String contentId, byte[] content) {}
