"""Serves template.yaml by ministack: API, user pool, table and stream. Ends when standard input closes.

    serve.py PORT [FUNCTIONS [NAME=VALUE ...]]

The functions run elsewhere: FUNCTIONS is the address below which each is invoked by its logical id.
NAME=VALUE are parameters of the template. Prints one line of JSON when everything is ready.
With PORT alone it serves nothing but what is made there later, and the JSON is empty.
"""

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import boto3
from samtranslator.yaml_helper import yaml_parse

TEMPLATE = Path(__file__).parents[4] / "template.yaml"
PORT, *STACK = sys.argv[1:]
ENDPOINT = f"http://127.0.0.1:{PORT}"


def aws(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def fitted(template, functions):
    """The template with functions that run elsewhere, fixed keys, and a plan without limits."""
    resources = template["Resources"]
    resources["LoadPlan"] = {
        "Type": "AWS::ApiGateway::UsagePlan",
        "Properties": {
            "UsagePlanName": "load",
            "ApiStages": resources["StandardPlan"]["Properties"]["ApiStages"],
        },
    }
    resources["LoadKey"] = {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": True}}
    resources["LoadPlanKey"] = {
        "Type": "AWS::ApiGateway::UsagePlanKey",
        "Properties": {
            "KeyId": {"Ref": "LoadKey"},
            "KeyType": "API_KEY",
            "UsagePlanId": {"Ref": "LoadPlan"},
        },
    }
    for plan in "standard", "partner", "load":
        key = resources[f"{plan.capitalize()}Key"]
        key["Properties"]["Value"] = f"local-{plan}-0123456789"
    # ministack takes the settings of a method for those of a path with ~1 in it.
    for setting in resources["Api"]["Properties"]["MethodSettings"]:
        setting["ResourcePath"] = setting["ResourcePath"].replace("/~1", "/").replace("~1", "/")
    # For a snapshot, ministack would start the function in a container.
    del template["Globals"]["Function"]["SnapStart"]
    for name, resource in resources.items():
        # The permissions of the functions are checked where they run, by the names of the local system.
        if resource["Type"] == "AWS::SQS::Queue":
            resource["Properties"]["QueueName"] = f"box-office-{name}"
        if resource["Type"] == "AWS::Serverless::Function":
            function = resource["Properties"]
            function["CodeUri"] = {"Bucket": "code", "Key": "none.zip"}
            variables = function.setdefault("Environment", {}).setdefault("Variables", {})
            variables["MINISTACK_LAMBDA_PROXY_URL"] = f"{functions}{name}/invocations"
            for event in function.get("Events", {}).values():
                scaling = event["Properties"].get("ScalingConfig", {})
                match scaling.get("MaximumConcurrency"):
                    # ministack takes the value of a parameter for a text, and compares it with a number.
                    case {"Ref": parameter}:
                        scaling["MaximumConcurrency"] = int(template["Parameters"][parameter]["Default"])
    return template


def deploy(template, parameters):
    """Creates the stack and returns its outputs."""
    nothing = io.BytesIO()
    zipfile.ZipFile(nothing, "w").close()
    s3 = aws("s3")
    s3.create_bucket(Bucket="code")
    s3.put_object(Bucket="code", Key="none.zip", Body=nothing.getvalue())
    s3.put_object(Bucket="code", Key="template.json", Body=json.dumps(template))
    cloudformation = aws("cloudformation")
    cloudformation.create_stack(
        StackName="box-office",
        TemplateURL=f"{ENDPOINT}/code/template.json",
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[
            {"ParameterKey": name, "ParameterValue": value}
            for name, value in (parameter.split("=", 1) for parameter in parameters)
        ],
    )
    waiter = cloudformation.get_waiter("stack_create_complete")
    waiter.wait(StackName="box-office", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    stack = cloudformation.describe_stacks(StackName="box-office")["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def set_gateway_responses(api, responses):
    """ministack does not read them from the definition of the API, where SAM puts them."""
    gateway = aws("apigateway")
    for name, response in responses.items():
        headers = response["ResponseParameters"]["Headers"]
        gateway.put_gateway_response(
            restApiId=api,
            responseType=name,
            statusCode=str(response["StatusCode"]),
            responseParameters={f"gatewayresponse.header.{k}": v for k, v in headers.items()},
            responseTemplates=response["ResponseTemplates"],
        )
    gateway.create_deployment(restApiId=api, stageName="v1")


def variables(outputs):
    """The environment of the functions as deployed: they share one process, so each has that of all."""
    variables = {}
    for page in aws("lambda").get_paginator("list_functions").paginate():
        for function in page["Functions"]:
            variables |= function["Environment"]["Variables"]
    del variables["MINISTACK_LAMBDA_PROXY_URL"]
    return variables | clients(outputs)


def clients(outputs):
    """The variables that name the app clients and their secrets, which ministack leaves unresolved."""
    variables = {}
    for output, variable in ("SignUpClientId", "SIGN_UP_CLIENT"), ("SignInClientId", "SIGN_IN_CLIENT"):
        client = aws("cognito-idp").describe_user_pool_client(
            UserPoolId=outputs["UserPoolId"], ClientId=outputs[output]
        )["UserPoolClient"]
        variables[f"{variable}_ID"] = client["ClientId"]
        variables[f"{variable}_SECRET"] = client["ClientSecret"]
    return variables


def serve(functions, *parameters):
    """Makes the stack and returns where its parts are."""
    template = yaml_parse(TEMPLATE.read_text())
    outputs = deploy(fitted(template, functions), parameters)
    api = outputs["ApiUrl"].split("//")[1].split(".")[0]
    set_gateway_responses(api, template["Resources"]["Api"]["Properties"]["GatewayResponses"])
    deployed = variables(outputs)
    aws("ses").verify_email_identity(EmailAddress=deployed["NOTICES_SENDER"])
    return {
        "api": f"{ENDPOINT}/_aws/execute-api/{api}/v1",
        "variables": deployed,
    }


def wait(ministack):
    while ministack.poll() is None:
        try:
            return urllib.request.urlopen(f"{ENDPOINT}/_ministack/health")
        except urllib.error.URLError:
            time.sleep(0.1)
    sys.exit("ministack did not start")


signal.signal(signal.SIGTERM, lambda *_: sys.exit())
with tempfile.TemporaryDirectory() as state:
    ministack = subprocess.Popen(
        [Path(sys.executable).with_name("ministack")],
        env=os.environ
        | {
            "GATEWAY_PORT": PORT,
            "BIND_HOST": "127.0.0.1",
            "STATE_DIR": state,
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
        },
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
    )
    try:
        wait(ministack)
        print(json.dumps(serve(*STACK) if STACK else {}), flush=True)
        sys.stdin.read()
    finally:
        ministack.terminate()
        ministack.wait()
