/** Accounts: registration, login and passwords, kept by Cognito; the profile, kept in the table. */
@NullMarked
package boxoffice.accounts;

import org.jspecify.annotations.NullMarked;
