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

CONTACTS = ["ask@choir.example", "https://choir.example/contact"]
schemathesis.openapi.format("contact", strategies.sampled_from(CONTACTS))
schemathesis.openapi.format("iso-639-1", strategies.sampled_from(["de", "en", "fr"]))
# Text that people read: a pattern cannot say that something is there to see, nor which characters have a meaning.
LETTERS = strategies.characters(
    categories=["Ll", "Lo", "Lt", "Lu"], exclude_characters="\u115f\u1160\u3164\uffa0\U00013441\U00013442"
)
SIGNS = strategies.characters(
    categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufffc\ufffd"
)
LINES = strategies.builds(str.__add__, LETTERS, strategies.text(SIGNS, max_size=79))
schemathesis.openapi.format("readable-line", LINES)
schemathesis.openapi.format(
    "readable-lines", strategies.one_of(strategies.just(""), LINES, LINES.map(lambda text: text + "\n" + text[0]))
)


# Fields of text that people read.
READABLE = {"name", "description", "venue", "organizerName", "price", "subject", "text"}


@schemathesis.hook
def filter_case(context, case):
    """Only the API knows which texts people can read: what is just not one of those made up above may be good."""
    if not (case.meta and case.meta.generation.mode.is_negative):
        return True
    broken = case.meta.phase.data
    field = str(broken.location).rsplit("/", 1)[-1]
    return field not in READABLE or "`format`" not in str(broken.description)


@schemathesis.hook
def map_case(context, case):
    """Keeps the rules between the fields of a valid request; an invalid one stays as it is."""
    if case.meta and case.meta.generation.mode.is_negative:
        return case
    # The API refuses a made-up cursor.
    for cursor in ("cursor", "after"):
        case.query.pop(cursor, None)
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
    """Start and ends are in the future; sales open before they close, and close before the start; the end is behind."""
    event["startsAt"] = max(event["startsAt"], TOMORROW, key=time)
    # The longest address of a schema is none.
    if event.get("contact") not in CONTACTS:
        event.pop("contact", None)
    if event.get("endsAt") and not time(event["startsAt"]) < time(event["endsAt"]) <= time(
        event["startsAt"]
    ) + timedelta(days=31):
        del event["endsAt"]
    if event.get("doorsAt") and not time(event["startsAt"]) - timedelta(days=1) <= time(
        event["doorsAt"]
    ) <= time(event["startsAt"]):
        del event["doorsAt"]
    for end in "salesUntil", "cancelUntil":
        if end in event and not time(TOMORROW) <= time(event[end]) <= time(event["startsAt"]):
            del event[end]
    if "salesFrom" in event and time(event["salesFrom"]) >= time(
        event.get("salesUntil", event["startsAt"])
    ):
        del event["salesFrom"]
