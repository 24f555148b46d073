/**
 * What Amazon's documentation says of DynamoDB, as cases that run on any endpoint by the SDK alone.
 *
 * <p>{@code -Dtable.endpoint=} names the endpoint, {@code -Dtable.engine=} what answers there: its
 * known differences are in {@code deviations/}.
 */
package boxoffice.table.contract;
