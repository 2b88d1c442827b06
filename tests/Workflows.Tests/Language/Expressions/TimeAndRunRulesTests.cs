namespace CampaignTracker.Workflows.Tests.Language.Expressions;

public sealed class TimeAndRunRulesTests
{
    private const string Run = """
        {"now": "2018-03-01T00:00:00Z",
         "triggerOutputs": {"body": {"$content-type": "application/x-www-form-urlencoded", "$content": "YT0xJmI9eCt5JmI9JTJG"}, "headers": {"H": 1}},
         "parameters": {"fullName": "Sophia Owen"}, "variables": {"numItems": 20, "empty": null},
         "outputs": {"Get_user": {"statusCode": 200, "body": {"status": "Succeeded"}},
                     "Mail": {"body": {"$formdata": [{"key": "Subject", "value": "Hello world"}]}},
                     "Parts": {"body": {"$content-type": "multipart/form-data; boundary=b", "$content": "LS1iDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW4NCg0Kb25lDQotLWINCg0KdHdvDQotLWItLQ0K"}},
                     "Listed": {"body": {"$multipart": [{"headers": {}, "body": {"$content-type": "text/plain", "$content": "eA=="}}]}}},
         "items": {"Loop": {"id": 7}}, "iterationIndexes": {"Until": 2}, "results": {"Scope": [{"name": "A"}]},
         "workflow": {"name": "F", "run": {"id": "r1"}}, "campaign": {"key": "legal-aid"}, "stages": {"one": {"state": "open"}}, "claims": {"cost": 12}}
        """;

    [Theory]
    [InlineData("getFutureTime(5, 'Day')", "2018-03-06T00:00:00.0000000Z")]
    [InlineData("getFutureTime(5, 'day', 'D')", "Tuesday, March 6, 2018")]
    [InlineData("getPastTime(5, 'Week')", "2018-01-25T00:00:00.0000000Z")]
    [InlineData("utcNow()", "2018-03-01T00:00:00.0000000Z")]
    [InlineData("utcNow('yyyy-MM')", "2018-03")]
    [InlineData("addToTime('2018-01-31T00:00:00Z', 1, 'Month')", "2018-02-28T00:00:00.0000000Z")]
    [InlineData("addToTime('2020-02-29T00:00:00Z', 1, 'Year')", "2021-02-28T00:00:00.0000000Z")]
    [InlineData("addToTime('2018-01-31', 1, 'Days')", "!ArgumentValue")]
    [InlineData("addDays('2018-01-01', 1.5)", "!ArgumentType")]
    [InlineData("addDays('2018-01-01', 99999999)", "!Overflow")]
    [InlineData("addSeconds('2018-01-01', 9223372036854775807)", "!Overflow")]
    [InlineData("addDays('nonsense', 1)", "!ArgumentValue")]
    [InlineData("addDays('13:00', 1)", "!ArgumentValue")]
    [InlineData("dayOfMonth('15 March')", "!ArgumentValue")]
    [InlineData("addDays('2018-01-01', 1, 'q')", "!ArgumentValue")]
    [InlineData("addDays('2018-03-15T00:00:00+02:00', 0)", "2018-03-14T22:00:00.0000000Z")]
    [InlineData("addDays('2018-03-15', 1)", "2018-03-16T00:00:00.0000000")]
    [InlineData("formatDateTime('2018-03-15T15:18:31Z', 't')", "3:18 PM")]
    [InlineData("formatDateTime('2018-03-15T15:18:31Z', 'G', 'en-GB')", "15/03/2018 15:18:31")]
    [InlineData("formatDateTime('2018-03-15T15:18:31', 'zzz')", "+00:00")]
    [InlineData("formatDateTime('2018-03-15T15:18:31', 'U')", "Thursday, March 15, 2018 3:18:31 PM")]
    [InlineData("formatDateTime('2018-03-15', 'D', 'xx-none')", "!ArgumentValue")]
    [InlineData("parseDateTime('20/10/2014', 'en-GB')", "2014-10-20T00:00:00.0000000")]
    [InlineData("parseDateTime('20/10/2014')", "!ArgumentValue")]
    [InlineData("parseDateTime('2014', 'en-US', 'yyyy-MM')", "!ArgumentValue")]
    [InlineData("dateDifference('2018-07-30', '2018-07-29T12:00:00')", "-12:00:00")]
    [InlineData("string(ticks('0001-01-01T00:00:01Z'))", "10000000")]
    [InlineData("startOfMonth('2018-03-31T23:59:59')", "2018-03-01T00:00:00.0000000")]
    public void Times_are_moved_read_and_written(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("convertFromUtc('2018-07-01T12:00:00Z', 'Europe/London')", "2018-07-01T13:00:00.0000000")]
    [InlineData("convertFromUtc('2018-07-01T12:00:00Z', 'GMT Standard Time')", "2018-07-01T13:00:00.0000000")]
    [InlineData("convertFromUtc('2018-07-01T12:00:00', 'UTC')", "2018-07-01T12:00:00.0000000Z")]
    [InlineData("convertToUtc('2018-07-01T12:00:00', 'Europe/London')", "2018-07-01T11:00:00.0000000Z")]
    [InlineData("convertToUtc('2018-03-25T01:30:00', 'Europe/London')", "2018-03-25T01:30:00.0000000Z")]
    [InlineData("convertToUtc('2018-10-28T01:30:00', 'Europe/London')", "2018-10-28T01:30:00.0000000Z")]
    [InlineData("convertToUtc('2018-07-01T12:00:00Z', 'Europe/London')", "!ArgumentValue")]
    [InlineData("convertToUtc('2018-07-01T12:00:00Z', 'UTC')", "2018-07-01T12:00:00.0000000Z")]
    [InlineData("convertTimeZone('2018-07-01T12:00:00', 'Europe/London', 'Tokyo Standard Time', 'HH:mm')", "20:00")]
    [InlineData("convertFromUtc('2018-07-01', 'Nowhere/Land')", "!ArgumentValue")]
    [InlineData("convertFromUtc('2018-07-01', '../passwd')", "!ArgumentValue")]
    [InlineData("convertFromUtc('0001-01-01', 'Pacific Standard Time')", "!Overflow")]
    public void Times_go_between_zones(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("addWorkingDays('2018-03-09', 1)", "2018-03-12")]
    [InlineData("addWorkingDays('2018-03-12T09:30:00Z', -1)", "2018-03-09T09:30:00.0000000Z")]
    [InlineData("addWorkingDays('2018-03-10', 0)", "2018-03-12")]
    [InlineData("addWorkingDays('2018-03-09', 1, 'dddd')", "Monday")]
    [InlineData("nextWorkingDay('2018-03-09')", "2018-03-12")]
    [InlineData("nextWorkingDay('2018-03-10')", "2018-03-12")]
    [InlineData("string(workingDaysBetween('2018-03-09', '2018-03-16'))", "5")]
    [InlineData("string(workingDaysBetween('2018-03-16', '2018-03-09'))", "-5")]
    [InlineData("addWorkingDays('2018-03-09', 1000000)", "!ArgumentValue")]
    public void Working_days_are_counted(string text, string expected) => Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("parameters('FULLNAME')", "\"Sophia Owen\"")]
    [InlineData("parameters('x')", "!MissingParameter")]
    [InlineData("variables('numItems')", "20")]
    [InlineData("variables('empty')", "null")]
    [InlineData("variables('x')", "!MissingVariable")]
    [InlineData("actions('Get_user').outputs.body.status", "\"Succeeded\"")]
    [InlineData("outputs('Get_user')?['body/status']", "\"Succeeded\"")]
    [InlineData("body('get_user').status", "\"Succeeded\"")]
    [InlineData("body('Missing')", "!MissingAction")]
    [InlineData("triggerOutputs().headers.H", "1")]
    [InlineData("trigger().outputs.headers.H", "1")]
    [InlineData("triggerFormDataValue('a')", "\"1\"")]
    [InlineData("triggerFormDataValue('b')", "!ArgumentValue")]
    [InlineData("triggerFormDataValue('none')", "null")]
    [InlineData("triggerFormDataMultiValues('b')", """["x y","/"]""")]
    [InlineData("formDataValue('Mail', 'Subject')", "\"Hello world\"")]
    [InlineData("formDataMultiValues('Mail', 'subject')", """["Hello world"]""")]
    [InlineData("formDataValue('Get_user', 'a')", "!NotAvailable")]
    [InlineData("base64ToString(multipartBody('Parts', 0))", "\"one\"")]
    [InlineData("base64ToString(multipartBody('Parts', 1))", "\"two\"")]
    [InlineData("multipartBody('Parts', 2)", "!ArgumentValue")]
    [InlineData("base64ToString(multipartBody('Listed', 0))", "\"x\"")]
    [InlineData("triggerMultipartBody(0)", "!NotAvailable")]
    [InlineData("item().id", "7")]
    [InlineData("items('Loop').id", "7")]
    [InlineData("items('Other')", "!MissingLoop")]
    [InlineData("iterationIndexes('Until')", "2")]
    [InlineData("result('Scope')[0].name", "\"A\"")]
    [InlineData("workflow().run.id", "\"r1\"")]
    [InlineData("action()", "!NotAvailable")]
    [InlineData("listCallbackUrl()", "!NotAvailable")]
    [InlineData("campaign().key", "\"legal-aid\"")]
    [InlineData("stage('one').state", "\"open\"")]
    [InlineData("stage('two')", "!MissingStage")]
    [InlineData("claim('cost')", "12")]
    [InlineData("claim('x')", "!MissingClaim")]
    public void The_run_is_seen(string text, string expected) => Expression.Of("@" + text, Run).ShouldBe(expected);

    private static string Text(string text)
    {
        var outcome = Expression.Outcome("@" + text, Run);
        return outcome.Error is { } error ? "!" + error.Code : outcome.Value!.AsText().ShouldNotBeNull();
    }
}
