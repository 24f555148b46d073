package boxoffice.table.protocol;

import static java.util.Objects.requireNonNullElse;

import boxoffice.table.engine.IndexDefinition;
import boxoffice.table.engine.KeyAttribute;
import boxoffice.table.engine.Request;
import boxoffice.table.engine.Request.From;
import boxoffice.table.engine.Request.KeyElement;
import boxoffice.table.engine.Request.Page;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Returned;
import boxoffice.table.engine.Request.Select;
import boxoffice.table.engine.Request.Wanted;
import boxoffice.table.engine.StreamDefinition;
import boxoffice.table.engine.Throughput;
import boxoffice.table.engine.Write;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html">the
 * API</a> from their JSON.
 */
final class Requests {

  private static final int MOST_LISTED = 100;
  private static final int MOST_RECORDS = 1000;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int LONGEST_TOKEN = 36;

  private enum KeyType {
    HASH,
    RANGE
  }

  private enum BillingMode {
    PROVISIONED,
    PAY_PER_REQUEST
  }

  private enum OnFailure {
    ALL_OLD,
    NONE
  }

  private enum CollectionMetrics {
    SIZE,
    NONE
  }

  private static final Member<String> TABLE = Member.text("TableName");
  private static final Member<Attributes> KEY = Member.attributes("Key");
  private static final Member<Attributes> ITEM = Member.attributes("Item");
  private static final Member<String> CONDITION = Member.text("ConditionExpression");
  private static final Member<String> UPDATE = Member.text("UpdateExpression");
  private static final Member<String> PROJECTION = Member.text("ProjectionExpression");
  private static final Member<String> KEY_CONDITION = Member.text("KeyConditionExpression");
  private static final Member<String> FILTER = Member.text("FilterExpression");
  private static final Member<Map<String, String>> NAMES = Member.names("ExpressionAttributeNames");
  private static final Member<Map<String, Value>> VALUES =
      Member.values("ExpressionAttributeValues");
  private static final Member<Returned> RETURNED = Member.choice("ReturnValues", Returned.class);
  private static final Member<OnFailure> ON_FAILURE =
      Member.choice("ReturnValuesOnConditionCheckFailure", OnFailure.class);
  private static final Member<Report> REPORT =
      Member.choice("ReturnConsumedCapacity", Report.class);

  /** Only collections of local indexes have metrics, and there are none. */
  private static final Member<CollectionMetrics> METRICS =
      Member.choice("ReturnItemCollectionMetrics", CollectionMetrics.class);

  private static final Member<Boolean> CONSISTENT = Member.truth("ConsistentRead");
  private static final Member<Long> LIMIT = Member.number("Limit", 1, Integer.MAX_VALUE);
  private static final Member<String> INDEX = Member.text("IndexName");
  private static final Member<Select> SELECT = Member.choice("Select", Select.class);
  private static final Member<Boolean> FORWARD = Member.truth("ScanIndexForward");
  private static final Member<Attributes> AFTER = Member.attributes("ExclusiveStartKey");
  private static final Member<Long> SEGMENT = Member.number("Segment", 0, 999_999);
  private static final Member<Long> SEGMENTS = Member.number("TotalSegments", 1, 1_000_000);
  private static final Member<String> TOKEN = Member.text("ClientRequestToken");

  private static final Shape GET_ITEM =
      Shape.of("GetItem", TABLE, KEY, CONSISTENT, PROJECTION, NAMES, REPORT);

  private static final Member<List<Attributes>> KEYS = Member.listOfAttributes("Keys");
  private static final Member<Map<String, Members>> BATCH =
      Member.structuresByName(
          "RequestItems", Shape.of("KeysAndAttributes", KEYS, CONSISTENT, PROJECTION, NAMES));
  private static final Shape BATCH_GET_ITEM = Shape.of("BatchGetItem", BATCH, REPORT);

  private static final Member<Members> GET =
      Member.structure("Get", Shape.of("Get", TABLE, KEY, PROJECTION, NAMES));
  private static final Member<List<Members>> GETS =
      Member.structures("TransactItems", Shape.of("TransactGetItem", GET));
  private static final Shape TRANSACT_GET_ITEMS = Shape.of("TransactGetItems", GETS, REPORT);

  private static final Shape PUT_ITEM =
      Shape.of(
          "PutItem", TABLE, ITEM, CONDITION, NAMES, VALUES, RETURNED, ON_FAILURE, REPORT, METRICS);
  private static final Shape UPDATE_ITEM =
      Shape.of(
          "UpdateItem",
          TABLE,
          KEY,
          UPDATE,
          CONDITION,
          NAMES,
          VALUES,
          RETURNED,
          ON_FAILURE,
          REPORT,
          METRICS);
  private static final Shape DELETE_ITEM =
      Shape.of(
          "DeleteItem",
          TABLE,
          KEY,
          CONDITION,
          NAMES,
          VALUES,
          RETURNED,
          ON_FAILURE,
          REPORT,
          METRICS);

  private static final Member<Members> PUT_ACTION =
      Member.structure("Put", Shape.of("Put", TABLE, ITEM, CONDITION, NAMES, VALUES, ON_FAILURE));
  private static final Member<Members> UPDATE_ACTION =
      Member.structure(
          "Update", Shape.of("Update", TABLE, KEY, UPDATE, CONDITION, NAMES, VALUES, ON_FAILURE));
  private static final Member<Members> DELETE_ACTION =
      Member.structure(
          "Delete", Shape.of("Delete", TABLE, KEY, CONDITION, NAMES, VALUES, ON_FAILURE));
  private static final Member<Members> CHECK_ACTION =
      Member.structure(
          "ConditionCheck",
          Shape.of("ConditionCheck", TABLE, KEY, CONDITION, NAMES, VALUES, ON_FAILURE));
  private static final Member<List<Members>> ACTIONS =
      Member.structures(
          "TransactItems",
          Shape.of("TransactWriteItem", PUT_ACTION, UPDATE_ACTION, DELETE_ACTION, CHECK_ACTION));
  private static final Shape TRANSACT_WRITE_ITEMS =
      Shape.of("TransactWriteItems", ACTIONS, TOKEN, REPORT, METRICS);

  private static final Shape QUERY =
      Shape.of(
          "Query",
          TABLE,
          INDEX,
          KEY_CONDITION,
          FILTER,
          PROJECTION,
          NAMES,
          VALUES,
          CONSISTENT,
          LIMIT,
          SELECT,
          FORWARD,
          AFTER,
          REPORT);
  private static final Shape SCAN =
      Shape.of(
          "Scan",
          TABLE,
          INDEX,
          FILTER,
          PROJECTION,
          NAMES,
          VALUES,
          CONSISTENT,
          LIMIT,
          SELECT,
          AFTER,
          SEGMENT,
          SEGMENTS,
          REPORT);

  private static final Member<String> ATTRIBUTE_NAME = Member.text("AttributeName");
  private static final Member<Type> ATTRIBUTE_TYPE = Member.choice("AttributeType", Type.class);
  private static final Member<KeyType> KEY_TYPE = Member.choice("KeyType", KeyType.class);
  private static final Member<List<Members>> ATTRIBUTES =
      Member.structures(
          "AttributeDefinitions", Shape.of("AttributeDefinition", ATTRIBUTE_NAME, ATTRIBUTE_TYPE));
  private static final Member<List<Members>> KEY_SCHEMA =
      Member.structures("KeySchema", Shape.of("KeySchemaElement", ATTRIBUTE_NAME, KEY_TYPE));
  private static final Member<Long> READ_UNITS =
      Member.number("ReadCapacityUnits", 1, Long.MAX_VALUE);
  private static final Member<Long> WRITE_UNITS =
      Member.number("WriteCapacityUnits", 1, Long.MAX_VALUE);
  private static final Member<Members> THROUGHPUT =
      Member.structure(
          "ProvisionedThroughput", Shape.of("ProvisionedThroughput", READ_UNITS, WRITE_UNITS));
  private static final Member<IndexDefinition.Projected> PROJECTION_TYPE =
      Member.choice("ProjectionType", IndexDefinition.Projected.class);
  private static final Member<List<String>> NON_KEY = Member.texts("NonKeyAttributes");
  private static final Member<Members> PROJECTED =
      Member.structure("Projection", Shape.of("Projection", PROJECTION_TYPE, NON_KEY));
  private static final Member<List<Members>> INDEXES =
      Member.structures(
          "GlobalSecondaryIndexes",
          Shape.of("GlobalSecondaryIndex", INDEX, KEY_SCHEMA, PROJECTED, THROUGHPUT));
  private static final Member<BillingMode> BILLING =
      Member.choice("BillingMode", BillingMode.class);
  private static final Member<Boolean> STREAM_ENABLED = Member.truth("StreamEnabled");
  private static final Member<StreamDefinition.View> STREAM_VIEW =
      Member.choice("StreamViewType", StreamDefinition.View.class);
  private static final Member<Members> STREAM =
      Member.structure(
          "StreamSpecification", Shape.of("StreamSpecification", STREAM_ENABLED, STREAM_VIEW));
  private static final Member<Boolean> PROTECTED = Member.truth("DeletionProtectionEnabled");
  private static final Shape CREATE_TABLE =
      Shape.of(
          "CreateTable",
          TABLE,
          ATTRIBUTES,
          KEY_SCHEMA,
          INDEXES,
          BILLING,
          THROUGHPUT,
          STREAM,
          PROTECTED);

  private static final Shape ONE_TABLE = Shape.of("this request", TABLE);

  private static final Member<String> AFTER_TABLE = Member.text("ExclusiveStartTableName");
  private static final Member<Long> MOST_TABLES = Member.number("Limit", 1, MOST_LISTED);
  private static final Shape LIST_TABLES = Shape.of("ListTables", AFTER_TABLE, MOST_TABLES);

  private static final Member<Boolean> ENABLED = Member.truth("Enabled");
  private static final Member<Members> TIME_TO_LIVE =
      Member.structure(
          "TimeToLiveSpecification", Shape.of("TimeToLiveSpecification", ATTRIBUTE_NAME, ENABLED));
  private static final Shape UPDATE_TIME_TO_LIVE =
      Shape.of("UpdateTimeToLive", TABLE, TIME_TO_LIVE);

  private static final Member<String> STREAM_ARN = Member.text("StreamArn");
  private static final Member<String> AFTER_STREAM = Member.text("ExclusiveStartStreamArn");
  private static final Shape LIST_STREAMS =
      Shape.of("ListStreams", TABLE, MOST_TABLES, AFTER_STREAM);
  private static final Member<String> AFTER_SHARD = Member.text("ExclusiveStartShardId");
  private static final Shape DESCRIBE_STREAM =
      Shape.of("DescribeStream", STREAM_ARN, MOST_TABLES, AFTER_SHARD);
  private static final Member<String> SHARD = Member.text("ShardId");
  private static final Member<From> FROM = Member.choice("ShardIteratorType", From.class);
  private static final Member<String> SEQUENCE_NUMBER = Member.text("SequenceNumber");
  private static final Shape GET_SHARD_ITERATOR =
      Shape.of("GetShardIterator", STREAM_ARN, SHARD, FROM, SEQUENCE_NUMBER);
  private static final Member<String> ITERATOR = Member.text("ShardIterator");
  private static final Member<Long> RECORDS = Member.number("Limit", 1, MOST_RECORDS);
  private static final Shape GET_RECORDS = Shape.of("GetRecords", ITERATOR, RECORDS);

  private record Operation(Shape shape, Function<Members, Request> request) {}

  private static final Map<String, Operation> TABLE_API =
      Map.ofEntries(
          Map.entry("GetItem", new Operation(GET_ITEM, Requests::getItem)),
          Map.entry("BatchGetItem", new Operation(BATCH_GET_ITEM, Requests::batchGetItem)),
          Map.entry(
              "TransactGetItems", new Operation(TRANSACT_GET_ITEMS, Requests::transactGetItems)),
          Map.entry("PutItem", new Operation(PUT_ITEM, Requests::putItem)),
          Map.entry("UpdateItem", new Operation(UPDATE_ITEM, Requests::updateItem)),
          Map.entry("DeleteItem", new Operation(DELETE_ITEM, Requests::deleteItem)),
          Map.entry(
              "TransactWriteItems",
              new Operation(TRANSACT_WRITE_ITEMS, Requests::transactWriteItems)),
          Map.entry("Query", new Operation(QUERY, Requests::query)),
          Map.entry("Scan", new Operation(SCAN, Requests::scan)),
          Map.entry("CreateTable", new Operation(CREATE_TABLE, Requests::createTable)),
          Map.entry(
              "DescribeTable",
              new Operation(ONE_TABLE, it -> new Request.DescribeTable(table(it)))),
          Map.entry("ListTables", new Operation(LIST_TABLES, Requests::listTables)),
          Map.entry(
              "DeleteTable", new Operation(ONE_TABLE, it -> new Request.DeleteTable(table(it)))),
          Map.entry(
              "UpdateTimeToLive", new Operation(UPDATE_TIME_TO_LIVE, Requests::updateTimeToLive)),
          Map.entry(
              "DescribeTimeToLive",
              new Operation(ONE_TABLE, it -> new Request.DescribeTimeToLive(table(it)))));

  private static final Map<String, Operation> STREAM_API =
      Map.of(
          "ListStreams",
          new Operation(LIST_STREAMS, Requests::listStreams),
          "DescribeStream",
          new Operation(DESCRIBE_STREAM, Requests::describeStream),
          "GetShardIterator",
          new Operation(GET_SHARD_ITERATOR, Requests::getShardIterator),
          "GetRecords",
          new Operation(GET_RECORDS, Requests::getRecords));

  private Requests() {}

  /**
   * The request of a call.
   *
   * @param target the header {@code X-Amz-Target}
   * @throws Refused where there is no such operation, or the request is wrong in itself
   */
  static Request read(@Nullable String target, JsonParser json) throws IOException {
    var operation = operation(requireNonNullElse(target, ""));
    json.nextToken();
    return operation.request().apply(operation.shape().read(json));
  }

  private static Operation operation(String target) {
    var dot = target.indexOf('.') + 1;
    var name = target.substring(dot);
    var operation =
        switch (target.substring(0, dot)) {
          case "DynamoDB_20120810." -> TABLE_API.get(name);
          case "DynamoDBStreams_20120810." -> STREAM_API.get(name);
          default -> null;
        };
    if (operation == null) {
      throw new Refused(
          Code.UNKNOWN_OPERATION, "%s is not supported by this table".formatted(name));
    }
    return operation;
  }

  // ------------------------------------------------------------------ items

  private static Request getItem(Members it) {
    return new Request.GetItem(
        table(it), it.need(KEY), it.get(CONSISTENT, false), wanted(it), report(it));
  }

  private static Request batchGetItem(Members it) {
    var tables = new LinkedHashMap<String, Request.Keys>();
    atLeastOne("RequestItems", it.need(BATCH).size());
    it.need(BATCH)
        .forEach(
            (table, keys) -> {
              atLeastOne("RequestItems." + table + ".member.keys", keys.need(KEYS).size());
              tables.put(
                  name("TableName", table),
                  new Request.Keys(keys.need(KEYS), keys.get(CONSISTENT, false), wanted(keys)));
            });
    return new Request.BatchGetItem(tables, report(it));
  }

  private static Request transactGetItems(Members it) {
    atLeastOne("TransactItems", it.need(GETS).size());
    return new Request.TransactGetItems(
        it.need(GETS).stream()
            .map(get -> get.need(GET))
            .map(get -> new Request.Get(table(get), get.need(KEY), wanted(get)))
            .toList(),
        report(it));
  }

  private static Request putItem(Members it) {
    return new Request.PutItem(put(it), oldOrNone(it), report(it));
  }

  private static Request updateItem(Members it) {
    return new Request.UpdateItem(update(it), it.get(RETURNED, Returned.NONE), report(it));
  }

  private static Request deleteItem(Members it) {
    return new Request.DeleteItem(delete(it), oldOrNone(it), report(it));
  }

  private static Request transactWriteItems(Members it) {
    atLeastOne("TransactItems", it.need(ACTIONS).size());
    var token = it.get(TOKEN);
    if (token != null && token.length() > LONGEST_TOKEN) {
      throw Constraint.failed(
          token, TOKEN.name(), "Member must have length less than or equal to 36");
    }
    if (token != null && token.isEmpty()) {
      throw Constraint.failed(
          token, TOKEN.name(), "Member must have length greater than or equal to 1");
    }
    return new Request.TransactWriteItems(
        it.need(ACTIONS).stream().map(Requests::action).toList(), token, report(it));
  }

  private static Write action(Members action) {
    var writes = new ArrayList<Write>();
    add(writes, action.get(PUT_ACTION), Requests::put);
    add(writes, action.get(UPDATE_ACTION), Requests::update);
    add(writes, action.get(DELETE_ACTION), Requests::delete);
    add(writes, action.get(CHECK_ACTION), Requests::check);
    if (writes.size() != 1) {
      throw Refused.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    return writes.getFirst();
  }

  private static void add(
      List<Write> writes, @Nullable Members action, Function<Members, Write> write) {
    if (action != null) {
      writes.add(write.apply(action));
    }
  }

  private static Write.Put put(Members it) {
    return new Write.Put(table(it), it.need(ITEM), guard(it));
  }

  private static Write.Update update(Members it) {
    return new Write.Update(table(it), it.need(KEY), it.get(UPDATE), guard(it));
  }

  private static Write.Delete delete(Members it) {
    return new Write.Delete(table(it), it.need(KEY), guard(it));
  }

  private static Write.Check check(Members it) {
    it.need(CONDITION);
    return new Write.Check(table(it), it.need(KEY), guard(it));
  }

  private static Write.Guard guard(Members it) {
    return new Write.Guard(
        it.get(CONDITION),
        it.get(NAMES),
        it.get(VALUES),
        it.get(ON_FAILURE, OnFailure.NONE) == OnFailure.ALL_OLD);
  }

  private static Returned oldOrNone(Members it) {
    var returned = it.get(RETURNED, Returned.NONE);
    if (returned != Returned.NONE && returned != Returned.ALL_OLD) {
      throw Refused.invalid("ReturnValues can only be ALL_OLD or NONE");
    }
    return returned;
  }

  private static Request query(Members it) {
    return new Request.Query(page(it), it.get(KEY_CONDITION), !it.get(FORWARD, true));
  }

  private static Request scan(Members it) {
    var segment = it.number(SEGMENT, -1);
    var total = it.number(SEGMENTS, -1);
    if (segment >= 0 && total < 0) {
      throw Refused.invalid(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (total >= 0 && segment < 0) {
      throw Refused.invalid(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segment >= 0 && segment >= total) {
      throw Refused.invalid(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: %d is not less than TotalSegments: %d",
          segment, total);
    }
    return new Request.Scan(page(it), Math.max(segment, 0), Math.max(total, 1));
  }

  private static Page page(Members it) {
    return new Page(
        table(it),
        it.get(INDEX),
        it.get(CONSISTENT, false),
        it.number(LIMIT, 0),
        it.get(AFTER),
        it.get(SELECT),
        it.get(PROJECTION),
        it.get(FILTER),
        it.get(NAMES),
        it.get(VALUES),
        report(it));
  }

  private static Wanted wanted(Members it) {
    return new Wanted(it.get(PROJECTION), it.get(NAMES));
  }

  private static Report report(Members it) {
    return it.get(REPORT, Report.NONE);
  }

  // ------------------------------------------------------------------ tables

  private static Request createTable(Members it) {
    return new Request.CreateTable(
        table(it),
        it.need(ATTRIBUTES).stream()
            .map(each -> new KeyAttribute(each.need(ATTRIBUTE_NAME), keyType(each)))
            .toList(),
        keys(it),
        indexes(it),
        it.get(BILLING, BillingMode.PROVISIONED) == BillingMode.PAY_PER_REQUEST,
        throughput(it),
        view(it),
        it.get(PROTECTED, false));
  }

  private static Type keyType(Members attribute) {
    var type = attribute.need(ATTRIBUTE_TYPE);
    if (!type.isOrdered()) {
      throw Constraint.failed(
          type, ATTRIBUTE_TYPE.name(), "Member must satisfy enum value set: [B, N, S]");
    }
    return type;
  }

  private static List<KeyElement> keys(Members it) {
    var keys = it.need(KEY_SCHEMA);
    atLeastOne("KeySchema", keys.size());
    if (keys.size() > 2) {
      throw Constraint.failed(
          keys.size(), "KeySchema", "Member must have length less than or equal to 2");
    }
    return keys.stream()
        .map(key -> new KeyElement(key.need(ATTRIBUTE_NAME), key.need(KEY_TYPE) == KeyType.HASH))
        .toList();
  }

  private static @Nullable List<Request.NewIndex> indexes(Members it) {
    var indexes = it.get(INDEXES);
    return indexes == null ? null : indexes.stream().map(Requests::index).toList();
  }

  private static Request.NewIndex index(Members it) {
    var projected = it.need(PROJECTED);
    return new Request.NewIndex(
        name("IndexName", it.need(INDEX)),
        keys(it),
        projected.get(PROJECTION_TYPE),
        projected.get(NON_KEY),
        throughput(it));
  }

  private static @Nullable Throughput throughput(Members it) {
    var throughput = it.get(THROUGHPUT);
    return throughput == null
        ? null
        : new Throughput(throughput.need(READ_UNITS), throughput.need(WRITE_UNITS));
  }

  private static StreamDefinition.@Nullable View view(Members it) {
    var stream = it.get(STREAM);
    if (stream == null) {
      return null;
    }
    var view = stream.get(STREAM_VIEW);
    var enabled = stream.need(STREAM_ENABLED);
    if (enabled != (view != null)) {
      throw Refused.invalid(
          enabled
              ? "One or more parameter values were invalid: StreamViewType is required when"
                  + " StreamEnabled is true"
              : "One or more parameter values were invalid: StreamViewType must not be specified"
                  + " when StreamEnabled is false");
    }
    return view;
  }

  private static Request listTables(Members it) {
    return new Request.ListTables(it.get(AFTER_TABLE), it.number(MOST_TABLES, MOST_LISTED));
  }

  private static Request updateTimeToLive(Members it) {
    var specification = it.need(TIME_TO_LIVE);
    return new Request.UpdateTimeToLive(
        table(it), specification.need(ATTRIBUTE_NAME), specification.need(ENABLED));
  }

  // ------------------------------------------------------------------ streams

  private static Request listStreams(Members it) {
    return new Request.ListStreams(
        it.get(TABLE), it.number(MOST_TABLES, MOST_LISTED), it.get(AFTER_STREAM));
  }

  private static Request describeStream(Members it) {
    return new Request.DescribeStream(it.need(STREAM_ARN), it.get(AFTER_SHARD));
  }

  private static Request getShardIterator(Members it) {
    var from = it.need(FROM);
    var number = it.get(SEQUENCE_NUMBER);
    if (number == null && (from == From.AT_SEQUENCE_NUMBER || from == From.AFTER_SEQUENCE_NUMBER)) {
      throw Refused.invalid("SequenceNumber must be provided for ShardIteratorType %s", from);
    }
    return new Request.GetShardIterator(it.need(STREAM_ARN), it.need(SHARD), from, number);
  }

  private static Request getRecords(Members it) {
    return new Request.GetRecords(it.need(ITERATOR), it.number(RECORDS, MOST_RECORDS));
  }

  // ------------------------------------------------------------------ names

  private static String table(Members it) {
    return name("TableName", it.need(TABLE));
  }

  private static String name(String member, String name) {
    if (name.length() < 3 || name.length() > 255) {
      throw Refused.invalid(
          "%s must be at least 3 characters long and at most 255 characters long", member);
    }
    if (!NAME.matcher(name).matches()) {
      throw Constraint.failed(
          name, member, "Member must satisfy regular expression pattern: " + NAME);
    }
    return name;
  }

  private static void atLeastOne(String member, int size) {
    if (size == 0) {
      throw Constraint.failed("[]", member, "Member must have length greater than or equal to 1");
    }
  }
}
