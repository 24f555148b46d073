"""Reads calendar files with icalendar, and prints what it finds as JSON.

Standard input has a JSON array of files. A zone is read twice: by its name, and by the rules in the
file alone, under a name that nobody knows. Each file has another one, because the reader keeps zones.
"""

import json
import re
import sys
from datetime import timezone

from icalendar import Calendar

def start(text):
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    return event["DTSTART"].dt


def utc(time):
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(number, text):
    calendar = Calendar.from_ical(text)
    event = calendar.walk("VEVENT")[0]
    begins = event["DTSTART"]
    own = re.sub(r"TZID([:=])[^:\r\n]+", rf"TZID\g<1>Zone-of-file-{number}", text)
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "zone": begins.params.get("TZID", "UTC"),
        "local": begins.dt.strftime("%Y-%m-%dT%H:%M"),
        "start": utc(begins.dt),
        "startByTheFile": utc(start(own)),
        "errors": [str(error) for part in calendar.walk() for error in part.errors],
    }


json.dump([read(number, text) for number, text in enumerate(json.load(sys.stdin))], sys.stdout)
