package boxoffice.accounts;

import boxoffice.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as Cognito keeps it.
 *
 * @param userId the Cognito {@code sub}, which is its user name too
 * @param email the address by which its person logs in
 * @param name the name of the person; null until the account is confirmed
 * @param language the language of mails and page, two letters of ISO 639-1; null for none chosen
 * @param isConfirmed whether a code from the address was typed
 * @param isEnabled whether a login is possible
 * @param hasSecondFactor whether a login needs a code from an authenticator, too
 * @param createdAt when it was registered
 */
public record Account(
    String userId,
    Secret email,
    @Nullable String name,
    @Nullable String language,
    boolean isConfirmed,
    boolean isEnabled,
    boolean hasSecondFactor,
    Instant createdAt) {}
