package boxoffice.local;

import boxoffice.local.demo.DemoUser;
import boxoffice.local.gateway.UsagePlans;
import boxoffice.local.processes.LocalCognito;
import boxoffice.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** The text that the launcher prints when everything runs. */
record Welcome(
    URI api, URI page, URI mailbox, URI dynamoDb, URI cognito, Template template, Path logs) {

  /** The words before the address. Programs wait for them. */
  static final String READY = "Box Office runs at ";

  @Override
  public String toString() {
    var keys =
        UsagePlans.keys(template).entrySet().stream()
            .map(key -> "  %-9s %s".formatted(key.getKey(), key.getValue()))
            .collect(Collectors.joining("\n"));
    var call = "curl -sS -H 'x-api-key: %s'".formatted(UsagePlans.key("standard"));
    var json = " -H 'Content-Type: application/json' -d ";
    var token = " -w '\\n' -H \"Authorization: Bearer $TOKEN\" ";
    return """

    %s%s

    Page               %s
    Mailbox            %s  also SQS, EventBridge and SES
    DynamoDB           %s  table %s
    cognito-local      %s  pool %s

    API keys (header x-api-key)
    %s

    Demo login         %s  %s
    Confirmation code  %s, for every address
    Logs               %s

    Try it:

    %s
    %s
    %s

    Ctrl-C ends it.
    """
        .formatted(
            READY,
            api,
            page,
            mailbox,
            dynamoDb,
            Template.physicalId(template.resource("AWS::DynamoDB::Table")),
            cognito,
            Template.physicalId(template.resource("AWS::Cognito::UserPool")),
            keys,
            DemoUser.EMAIL,
            DemoUser.PASSWORD,
            LocalCognito.CODE,
            logs,
            "TOKEN=$(%s%s'{\"email\":\"%s\",\"password\":\"%s\"}' %s/auth/login | sed 's/.*\"accessToken\":\"\\([^\"]*\\)\".*/\\1/')"
                .formatted(call, json, DemoUser.EMAIL, DemoUser.PASSWORD, api),
            "%s%s%s'{\"name\":\"First night\",\"startsAt\":\"%s\",\"timeZone\":\"Europe/Berlin\",\"capacity\":100}' %s/events"
                .formatted(
                    call,
                    token.stripTrailing(),
                    json,
                    Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS),
                    api),
            "%s%s%s/events/mine".formatted(call, token, api));
  }
}
