"""The rules of valid requests that a schema cannot express."""

from datetime import datetime, timedelta, timezone

import schemathesis
from hypothesis import strategies

START = datetime.now(timezone.utc).replace(tzinfo=None)


def instant(time):
    return time.isoformat(timespec="milliseconds") + "Z"


def time(text):
    """Times do not compare as text: the API omits the milliseconds of a full second."""
    return datetime.fromisoformat(text)


TOMORROW = instant(START + timedelta(days=1))

# Events start in the future, and a list of them spans at most 366 days.
schemathesis.openapi.format(
    "date-time",
    strategies.datetimes(START + timedelta(days=1), START + timedelta(days=360)).map(instant),
)
schemathesis.openapi.format(
    "iana-time-zone", strategies.sampled_from(["Europe/Berlin", "America/New_York", "UTC"])
)

schemathesis.openapi.format("iso-639-1", strategies.sampled_from(["de", "en", "fr"]))


@schemathesis.hook
def map_case(context, case):
    """Keeps the rules between the fields of a valid request; an invalid one stays as it is."""
    if case.meta and case.meta.generation.mode.is_negative:
        return case
    # The API refuses a made-up cursor.
    case.query.pop("cursor", None)
    if "to" in case.query and time(case.query["to"]) < max(
        time(case.query.get("from", TOMORROW)), time(TOMORROW)
    ):
        del case.query["to"]
    if case.operation.label == "POST /events":
        order(case.body)
    # Quotation marks are lost on the way into a header.
    if not str(case.headers.get("If-Match", '"1"')).startswith('"'):
        del case.headers["If-Match"]
    return case


@schemathesis.hook
def before_add_examples(context, examples):
    for case in examples:
        map_case(context, case)


def order(event):
    """Start and ends are in the future; sales open before they close; nothing ends after the start."""
    event["startsAt"] = max(event["startsAt"], TOMORROW, key=time)
    for end in "salesUntil", "cancelUntil":
        if end in event and not time(TOMORROW) <= time(event[end]) <= time(event["startsAt"]):
            del event[end]
    if "salesFrom" in event and time(event["salesFrom"]) >= time(
        event.get("salesUntil", event["startsAt"])
    ):
        del event["salesFrom"]
