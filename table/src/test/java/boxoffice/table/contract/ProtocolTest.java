package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">The
 * low-level API</a> and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">its
 * errors</a>.
 */
@Contract
class ProtocolTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  @Test
  void an_unknown_operation_is_refused() {
    refused(
        "UnknownOperationException",
        () ->
            changed(request -> request.putHeader("X-Amz-Target", "DynamoDB_20120810.Nothing"))
                .listTables());
  }

  @Test
  void a_body_that_is_no_json_is_refused() {
    refused("SerializationException", () -> body("{").listTables());
  }

  @Test
  void a_field_of_another_type_is_refused() {
    refused(
        "SerializationException",
        () -> body("{\"TableName\": 1, \"Item\": {}}").putItem(p -> p.tableName("ignored")));
  }

  @Test
  void a_number_that_is_no_text_is_refused() {
    refused(
        "SerializationException",
        () ->
            body("{\"TableName\": \"" + TABLE.name() + "\", \"Item\": {\"id\": {\"N\": 1}}}")
                .putItem(p -> p.tableName("ignored")));
  }

  @Test
  void a_request_without_its_table_is_refused() {
    invalid(() -> TABLE.client().getItem(g -> g.key(item("{'id': 'a'}"))));
    invalid(() -> TABLE.client().putItem(p -> p.item(item("{'id': 'a'}"))));
  }

  @Test
  void a_request_without_its_key_is_refused() {
    invalid(() -> TABLE.client().getItem(g -> g.tableName(TABLE.name())));
    invalid(() -> TABLE.client().putItem(p -> p.tableName(TABLE.name()).item(Map.of())));
  }

  @Test
  void an_unknown_choice_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .putItem(
                            p ->
                                p.tableName(TABLE.name())
                                    .item(item("{'id': 'a'}"))
                                    .returnValues("SOMETHING"))))
        .contains("SOMETHING");
    assertThat(TABLE.count()).isZero();
  }

  private static DynamoDbClient changed(UnaryOperator<SdkHttpRequest.Builder> change) {
    return Endpoint.client(
        new ExecutionInterceptor() {
          @Override
          public SdkHttpRequest modifyHttpRequest(
              Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return change.apply(context.httpRequest().toBuilder()).build();
          }
        });
  }

  private static DynamoDbClient body(String body) {
    return Endpoint.client(
        new ExecutionInterceptor() {
          @Override
          public Optional<RequestBody> modifyHttpContent(
              Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return Optional.of(RequestBody.fromString(body));
          }

          @Override
          public SdkHttpRequest modifyHttpRequest(
              Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                .putHeader("Content-Length", Integer.toString(body.length()))
                .build();
          }
        });
  }
}
