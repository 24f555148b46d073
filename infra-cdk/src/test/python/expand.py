"""Expands a SAM template as CloudFormation would, without an account: expand.py TEMPLATE > EXPANDED.json"""

import json
import os
import sys

# Anything goes, but the translator wants to know.
os.environ["AWS_DEFAULT_REGION"] = "eu-central-1"

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class ManagedPolicies:
    """Names of managed policies would be looked up in the account; no function of ours has one."""

    def load(self):
        return {}


def uploaded(template):
    """The template as `sam package` or the CDK leaves it: no code is in a local folder."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            if isinstance(resource["Properties"]["CodeUri"], str):
                resource["Properties"]["CodeUri"] = "s3://bucket/functions.zip"
    return template


with open(sys.argv[1]) as file:
    template = uploaded(yaml_parse(file.read()))
json.dump(transform(template, {}, ManagedPolicies()), sys.stdout, indent=2)
