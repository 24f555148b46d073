package boxoffice.table.protocol;

import boxoffice.table.engine.Arns;
import boxoffice.table.engine.Cancelled;
import boxoffice.table.engine.ConditionFailed;
import boxoffice.table.engine.Consumed;
import boxoffice.table.engine.IndexDefinition;
import boxoffice.table.engine.KeySchema;
import boxoffice.table.engine.Request;
import boxoffice.table.engine.Result;
import boxoffice.table.engine.StreamRecord;
import boxoffice.table.engine.TableDefinition;
import boxoffice.table.engine.Throughput;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.ValueWriter;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results and errors as JSON. */
final class Results {

  private final JsonGenerator json;
  private final String region;

  Results(JsonGenerator json, String region) {
    this.json = json;
    this.region = region;
  }

  void write(Result result) throws IOException {
    json.writeStartObject();
    switch (result) {
      case Result.Item(var item, var consumed) -> {
        attributes("Item", item);
        consumed(consumed);
      }
      case Result.Batch batch -> batch(batch);
      case Result.Items(var items, var consumed) -> {
        json.writeArrayFieldStart("Responses");
        for (var item : items) {
          json.writeStartObject();
          attributes("Item", item);
          json.writeEndObject();
        }
        json.writeEndArray();
        consumed(consumed);
      }
      case Result.Written(var attributes, var consumed) -> {
        attributes("Attributes", attributes);
        consumed(consumed);
      }
      case Result.Transacted(var consumed) -> consumed(consumed);
      case Result.Found found -> found(found);
      case Result.Described described -> {
        json.writeFieldName(
            described.status() == Result.Status.ACTIVE ? "Table" : "TableDescription");
        table(described);
      }
      case Result.Tables(var names, var last) -> {
        texts("TableNames", names);
        text("LastEvaluatedTableName", last);
      }
      case Result.TimeToLiveUpdated(var attribute, var enabled) -> {
        json.writeObjectFieldStart("TimeToLiveSpecification");
        json.writeStringField("AttributeName", attribute);
        json.writeBooleanField("Enabled", enabled);
        json.writeEndObject();
      }
      case Result.TimeToLiveDescribed(var attribute) -> {
        json.writeObjectFieldStart("TimeToLiveDescription");
        json.writeStringField("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED");
        text("AttributeName", attribute);
        json.writeEndObject();
      }
      case Result.StreamsListed listed -> streams(listed);
      case Result.StreamDescribed described -> stream(described);
      case Result.Iterator(var iterator) -> json.writeStringField("ShardIterator", iterator);
      case Result.Records(var records, var next) -> {
        json.writeArrayFieldStart("Records");
        for (var record : records) {
          record(record);
        }
        json.writeEndArray();
        json.writeStringField("NextShardIterator", next);
      }
    }
    json.writeEndObject();
  }

  void write(Refused refused) throws IOException {
    json.writeStartObject();
    json.writeStringField("__type", refused.code().type());
    json.writeStringField("message", refused.words());
    switch (refused) {
      case ConditionFailed failed -> attributes("Item", failed.item());
      case Cancelled cancelled -> {
        json.writeArrayFieldStart("CancellationReasons");
        for (var reason : cancelled.reasons()) {
          json.writeStartObject();
          json.writeStringField("Code", reason.code());
          text("Message", reason.words());
          attributes("Item", reason.item());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      default -> {}
    }
    json.writeEndObject();
  }

  private void batch(Result.Batch batch) throws IOException {
    json.writeObjectFieldStart("Responses");
    for (var table : batch.items().entrySet()) {
      items(table.getKey(), table.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("UnprocessedKeys");
    for (var table : batch.unprocessed().entrySet()) {
      json.writeObjectFieldStart(table.getKey());
      keys(table.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
    consumed(batch.consumed());
  }

  private void keys(Request.Keys keys) throws IOException {
    items("Keys", keys.keys());
    json.writeBooleanField("ConsistentRead", keys.consistent());
    text("ProjectionExpression", keys.wanted().expression());
    var names = keys.wanted().names();
    if (names != null) {
      json.writeObjectFieldStart("ExpressionAttributeNames");
      for (var name : names.entrySet()) {
        json.writeStringField(name.getKey(), name.getValue());
      }
      json.writeEndObject();
    }
  }

  private void found(Result.Found found) throws IOException {
    var items = found.items();
    if (items != null) {
      items("Items", items);
    }
    json.writeNumberField("Count", found.count());
    json.writeNumberField("ScannedCount", found.scanned());
    attributes("LastEvaluatedKey", found.last());
    consumed(found.consumed());
  }

  private void consumed(@Nullable Consumed consumed) throws IOException {
    if (consumed != null) {
      json.writeFieldName("ConsumedCapacity");
      write(consumed);
    }
  }

  private void consumed(@Nullable List<Consumed> consumed) throws IOException {
    if (consumed != null) {
      json.writeArrayFieldStart("ConsumedCapacity");
      for (var each : consumed) {
        write(each);
      }
      json.writeEndArray();
    }
  }

  private void write(Consumed consumed) throws IOException {
    json.writeStartObject();
    json.writeStringField("TableName", consumed.table());
    units(consumed.total(), consumed.kind());
    if (consumed.byIndex()) {
      json.writeObjectFieldStart("Table");
      units(consumed.units(), consumed.kind());
      json.writeEndObject();
      if (!consumed.indexes().isEmpty()) {
        json.writeObjectFieldStart("GlobalSecondaryIndexes");
        for (var index : consumed.indexes().entrySet()) {
          json.writeObjectFieldStart(index.getKey());
          units(index.getValue(), consumed.kind());
          json.writeEndObject();
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void units(double units, Consumed.Kind kind) throws IOException {
    json.writeNumberField("CapacityUnits", units);
    switch (kind) {
      case PLAIN -> {}
      case TRANSACTION_READ -> json.writeNumberField("ReadCapacityUnits", units);
      case TRANSACTION_WRITE -> json.writeNumberField("WriteCapacityUnits", units);
    }
  }

  // ------------------------------------------------------------------ tables

  private void table(Result.Described described) throws IOException {
    var table = described.definition();
    json.writeStartObject();
    json.writeStringField("TableName", table.name());
    json.writeStringField("TableId", table.id());
    json.writeStringField("TableArn", described.arns().table(table.name()));
    json.writeStringField("TableStatus", described.status().name());
    time("CreationDateTime", table.created());
    json.writeNumberField("ItemCount", described.items());
    json.writeBooleanField("DeletionProtectionEnabled", table.isProtected());
    json.writeArrayFieldStart("AttributeDefinitions");
    for (var attribute : table.attributes()) {
      json.writeStartObject();
      json.writeStringField("AttributeName", attribute.name());
      json.writeStringField("AttributeType", attribute.type().name());
      json.writeEndObject();
    }
    json.writeEndArray();
    schema(table.keys());
    throughput(table.throughput());
    if (table.throughput() == null) {
      json.writeObjectFieldStart("BillingModeSummary");
      json.writeStringField("BillingMode", "PAY_PER_REQUEST");
      time("LastUpdateToPayPerRequestDateTime", table.created());
      json.writeEndObject();
    }
    if (!table.indexes().isEmpty()) {
      json.writeArrayFieldStart("GlobalSecondaryIndexes");
      for (var index : table.indexes()) {
        index(described.arns(), table, index, described.status());
      }
      json.writeEndArray();
    }
    var stream = table.stream();
    if (stream != null) {
      json.writeObjectFieldStart("StreamSpecification");
      json.writeBooleanField("StreamEnabled", true);
      json.writeStringField("StreamViewType", stream.view().name());
      json.writeEndObject();
      json.writeStringField("LatestStreamLabel", stream.label());
      json.writeStringField("LatestStreamArn", described.arns().stream(table.name(), stream));
    }
    json.writeEndObject();
  }

  private void index(Arns arns, TableDefinition table, IndexDefinition index, Result.Status status)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("IndexName", index.name());
    json.writeStringField("IndexArn", arns.index(table.name(), index.name()));
    json.writeStringField("IndexStatus", status.name());
    schema(index.keys());
    json.writeObjectFieldStart("Projection");
    json.writeStringField("ProjectionType", index.projected().name());
    if (index.projected() == IndexDefinition.Projected.INCLUDE) {
      texts("NonKeyAttributes", List.copyOf(index.included()));
    }
    json.writeEndObject();
    throughput(index.throughput());
    json.writeEndObject();
  }

  private void schema(KeySchema keys) throws IOException {
    json.writeArrayFieldStart("KeySchema");
    for (var key : keys.attributes()) {
      json.writeStartObject();
      json.writeStringField("AttributeName", key.name());
      json.writeStringField("KeyType", key.equals(keys.partition()) ? "HASH" : "RANGE");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void throughput(@Nullable Throughput throughput) throws IOException {
    json.writeObjectFieldStart("ProvisionedThroughput");
    json.writeNumberField("ReadCapacityUnits", throughput == null ? 0 : throughput.read());
    json.writeNumberField("WriteCapacityUnits", throughput == null ? 0 : throughput.write());
    json.writeNumberField("NumberOfDecreasesToday", 0);
    json.writeEndObject();
  }

  // ------------------------------------------------------------------ streams

  private void streams(Result.StreamsListed listed) throws IOException {
    json.writeArrayFieldStart("Streams");
    for (var table : listed.tables()) {
      var stream = table.stream();
      if (stream != null) {
        json.writeStartObject();
        json.writeStringField("StreamArn", listed.arns().stream(table.name(), stream));
        json.writeStringField("TableName", table.name());
        json.writeStringField("StreamLabel", stream.label());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    text("LastEvaluatedStreamArn", listed.last());
  }

  private void stream(Result.StreamDescribed described) throws IOException {
    var table = described.definition();
    var stream = table.stream();
    json.writeObjectFieldStart("StreamDescription");
    if (stream != null) {
      json.writeStringField("StreamArn", described.arns().stream(table.name(), stream));
      json.writeStringField("StreamLabel", stream.label());
      json.writeStringField("StreamViewType", stream.view().name());
    }
    json.writeStringField("StreamStatus", "ENABLED");
    json.writeStringField("TableName", table.name());
    time("CreationRequestDateTime", table.created());
    schema(table.keys());
    json.writeArrayFieldStart("Shards");
    if (described.shard() != null) {
      json.writeStartObject();
      json.writeStringField("ShardId", described.shard());
      json.writeObjectFieldStart("SequenceNumberRange");
      json.writeStringField("StartingSequenceNumber", described.first());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void record(StreamRecord record) throws IOException {
    json.writeStartObject();
    json.writeStringField("eventID", "%032x".formatted(new BigInteger(record.sequenceNumber())));
    json.writeStringField("eventName", record.event().name());
    json.writeStringField("eventVersion", "1.1");
    json.writeStringField("eventSource", "aws:dynamodb");
    json.writeStringField("awsRegion", region);
    if (record.byService()) {
      json.writeObjectFieldStart("userIdentity");
      json.writeStringField("PrincipalId", "dynamodb.amazonaws.com");
      json.writeStringField("Type", "Service");
      json.writeEndObject();
    }
    json.writeObjectFieldStart("dynamodb");
    time("ApproximateCreationDateTime", record.time());
    attributes("Keys", record.keys());
    attributes("NewImage", record.after());
    attributes("OldImage", record.before());
    json.writeStringField("SequenceNumber", record.sequenceNumber());
    json.writeNumberField("SizeBytes", record.size());
    json.writeStringField("StreamViewType", record.view().name());
    json.writeEndObject();
    json.writeEndObject();
  }

  // ------------------------------------------------------------------ values

  private void items(String name, List<Attributes> items) throws IOException {
    json.writeArrayFieldStart(name);
    for (var item : items) {
      ValueWriter.attributes(json, item);
    }
    json.writeEndArray();
  }

  private void attributes(String name, @Nullable Attributes attributes) throws IOException {
    if (attributes != null) {
      json.writeFieldName(name);
      ValueWriter.attributes(json, attributes);
    }
  }

  private void text(String name, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Seconds since 1970, to the millisecond. */
  private void time(String name, Instant time) throws IOException {
    json.writeNumberField(name, time.toEpochMilli() / 1000.0);
  }
}
