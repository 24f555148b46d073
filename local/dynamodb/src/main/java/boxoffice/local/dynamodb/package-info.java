/** DynamoDB Local, wrapped so that it ends with the process that started it. */
@NullMarked
package boxoffice.local.dynamodb;

import org.jspecify.annotations.NullMarked;
