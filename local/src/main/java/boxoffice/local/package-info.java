/**
 * The whole system on one machine: a gateway that behaves as API Gateway and Lambda do, in front of
 * DynamoDB Local and cognito-local. What it serves is read from template.yaml.
 */
@NullMarked
package boxoffice.local;

import org.jspecify.annotations.NullMarked;
