"""Expands a SAM template as CloudFormation would, without an account: expand.py TEMPLATE > EXPANDED.json"""

import json
import os
import sys

# The translator needs a region; any will do.
os.environ["AWS_DEFAULT_REGION"] = "eu-central-1"

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class ManagedPolicies:
    """Replaces a lookup in the account: no function has a managed policy."""

    def load(self):
        return {}


def uploaded(template):
    """The template after `sam package` or the CDK: no code is in a local folder."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            if isinstance(resource["Properties"]["CodeUri"], str):
                resource["Properties"]["CodeUri"] = "s3://bucket/functions.zip"
    return template


with open(sys.argv[1]) as file:
    template = uploaded(yaml_parse(file.read()))
json.dump(transform(template, {}, ManagedPolicies()), sys.stdout, indent=2)
