namespace CampaignTracker.Cli.Tests;

public sealed class ExprTests
{
    [Fact]
    public async Task An_expression_prints_its_value()
    {
        var tracker = await Tracker.RunAsync("expr", "@addWorkingDays('2018-03-29', 1)");
        tracker.ExitCode.ShouldBe(0);
        tracker.Lines.ShouldHaveSingleItem().ShouldStartWith("""{"value":"2018-04-03""");
    }

    [Fact]
    public async Task A_fault_prints_its_code_and_position_and_ends_with_one()
    {
        var tracker = await Tracker.RunAsync("expr", "@nope(1)");
        tracker.ExitCode.ShouldBe(1);
        tracker.Lines.ShouldHaveSingleItem().ShouldStartWith("""{"error":{"code":"UnknownFunction","message":""");
        tracker.Out.ShouldContain("\"position\":1}");
        tracker.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cases_are_answered_line_by_line_each_in_its_own_context()
    {
        using var folder = new Folder();
        var context = folder.Write("context.json", """{"variables":{"n":5}}""");
        var cases = folder.Write("cases.jsonl", """
            {"expression":"@add(variables('n'), 1)"}
            {"expression":"@{triggerBody()?['name']}!","context":{"triggerBody":{"name":"Anna"}}}
            {"expression":"@outputs('Ask')?['outcome']","context":{"outputs":{"Ask":{"outcome":"Approve"}}}}
            {"expression":"@items('Each')","context":{"items":{"Each":[1,2]}}}
            not json
            {"expression":["@parameters('p')","@div(7, 2)"],"context":{"parameters":{"p":null}}}
            """);

        var tracker = await Tracker.RunAsync("expr", "--cases", cases, "--context", context);

        tracker.Lines.Length.ShouldBe(6);
        tracker.Lines[..4].ShouldBe(["""{"value":6}""", """{"value":"Anna!"}""", """{"value":"Approve"}""", """{"value":[1,2]}"""]);
        tracker.Lines[4].ShouldContain("\"NotJson\"");
        tracker.Lines[5].ShouldBe("""{"value":[null,3]}""");
        tracker.ExitCode.ShouldBe(1);
    }
}
