// What BookHandler does for a first booking, with the same three requests: read how many shards the
// event has, count the call, and one transaction of the shard and the booking.
import { createHash, randomInt } from "node:crypto";
import {
  DynamoDBClient,
  GetItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({ maxAttempts: 3 });
const TableName = process.env.TABLE_NAME;
const perSecond = Number(process.env.BOOKINGS_PER_SECOND);

const sha256 = (text, bytes) => createHash("sha256").update(text).digest().subarray(0, bytes);
const text = (S) => ({ S });
const number = (N) => ({ N: String(N) });

export async function handler(event) {
  const { eventId } = event.pathParameters;
  const userId = event.requestContext.authorizer.claims.sub;
  const requestId = event.requestContext.requestId;
  const { quantity, onSoldOut } = JSON.parse(event.body);
  if (!/^[0-9a-f]{32}$/.test(eventId) || !Number.isInteger(quantity) || quantity < 1 || quantity > 10) {
    return answer(400, { type: "/problems/invalid-request", status: 400, requestId });
  }
  const shards = Number(
    (
      await client.send(
        new GetItemCommand({
          TableName,
          Key: { PK: text(`EVENT#${eventId}`), SK: text("EVENT") },
          ConsistentRead: true,
        }),
      )
    ).Item.shards.N,
  );
  const now = Date.now();
  const second = Math.floor(now / 1000);
  const counted = await client.send(
    new UpdateItemCommand({
      TableName,
      Key: { PK: text(`RATE#${userId}#BOOK#${second}`), SK: text("RATE") },
      UpdateExpression: "ADD #counter :one SET #type = :type, #expiresAt = :expiresAt",
      ExpressionAttributeNames: { "#counter": "calls", "#type": "type", "#expiresAt": "expiresAt" },
      ExpressionAttributeValues: {
        ":one": number(1),
        ":type": text("RATE"),
        ":expiresAt": number(second + 60),
      },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  if (Number(counted.Attributes.calls.N) > perSecond) {
    return answer(429, { type: "/problems/too-many-requests", status: 429, requestId });
  }
  const bookingId = sha256(`${eventId}/${userId}`, 16).toString("hex");
  const key = sha256(event.headers["Idempotency-Key"], 12).toString("base64url");
  const body = sha256(`${quantity} ${onSoldOut}`, 12).toString("base64url");
  const shard = randomInt(shards);
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        {
          Update: {
            TableName,
            Key: { PK: text(`SEATS#${eventId}#${shard}`), SK: text("SEATS") },
            UpdateExpression: "SET available = available + :available",
            ConditionExpression:
              "gate = :open AND salesFrom <= :now AND salesUntil > :now AND maxTicketsPerBooking >= :quantity" +
              " AND available >= :takeAvailable AND attribute_exists(PK)",
            ExpressionAttributeValues: {
              ":available": number(-quantity),
              ":takeAvailable": number(quantity),
              ":quantity": number(quantity),
              ":open": text("OPEN"),
              ":now": number(now),
            },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        {
          Put: {
            TableName,
            Item: {
              PK: text(`USER#${userId}`),
              SK: text(`BOOKING#${bookingId}`),
              type: text("BOOKING"),
              bookingId: text(bookingId),
              eventId: text(eventId),
              userId: text(userId),
              state: text("CONFIRMED"),
              quantity: number(quantity),
              revision: number(1),
              generation: number(1),
              h1: text(`1 CONFIRMED ${quantity} ${now} ${key} ${body} 201`),
              GSI2PK: text(`EVENT#${eventId}#0`),
              GSI2SK: text(`BOOKING#${bookingId}`),
            },
            ConditionExpression: "attribute_not_exists(PK)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
      ],
    }),
  );
  metric("Bookings", now);
  log({ correlation_id: requestId, user_id: userId, event_id: eventId, message: "answered 201" });
  const at = new Date(now).toISOString();
  return answer(201, {
    bookingId,
    eventId,
    state: "CONFIRMED",
    quantity,
    history: [{ revision: 1, state: "CONFIRMED", quantity, at }],
  });
}

function answer(statusCode, body) {
  return {
    statusCode,
    headers: { "Cache-Control": "no-store", "Content-Type": "application/json" },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

function metric(name, Timestamp) {
  const metrics = { Namespace: "BoxOffice", Dimensions: [["Service"]], Metrics: [{ Name: name, Unit: "Count" }] };
  log({ _aws: { Timestamp, CloudWatchMetrics: [metrics] }, Service: "box-office", [name]: 1 });
}

function log(line) {
  console.log(JSON.stringify(line));
}
