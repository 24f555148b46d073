package boxoffice.table.protocol;

/**
 * The answer to a call.
 *
 * @param status of HTTP
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, then sent
public record Answer(int status, byte[] body) {}
