using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class ListStepTests
{
    private static TestRun Table(string inputs) => TestRun.Of($$"""{ "T": { "type": "Table", "inputs": {{inputs}} } }""").Start();

    [Theory]
    [InlineData("CSV", "name,n,flag,more\r\n\"A, \"\"B\"\"\",1.5,True,\r\nC,,,\"[1,\"\"a\"\",null]\"\r\n")]
    [InlineData("HTML", "<table><thead><tr><th>name</th><th>n</th><th>flag</th><th>more</th></tr></thead><tbody><tr><td>A, &quot;B&quot;</td><td>1.5</td><td>True</td><td></td></tr><tr><td>C</td><td></td><td></td><td>[1,&quot;a&quot;,null]</td></tr></tbody></table>")]
    public void A_table_without_columns_has_every_property_of_every_item(string format, string expected) =>
        Table($$"""{ "format": "{{format}}", "from": [ { "name": "A, \"B\"", "n": 1.5, "flag": true }, { "name": "C", "n": null, "more": [1, "a", null] } ] }""")
            .OutputsOf("T")!.Get("body")!.AsText().ShouldBe(expected);

    [Theory]
    [InlineData("CSV", "", "")]
    [InlineData("HTML", "", "<table><tbody></tbody></table>")]
    [InlineData("CSV", ", \"columns\": [ { \"header\": \"A\", \"value\": \"@item()\" } ]", "A\r\n")]
    [InlineData("HTML", ", \"columns\": [ { \"header\": \"A\", \"value\": \"@item()\" } ]", "<table><thead><tr><th>A</th></tr></thead><tbody></tbody></table>")]
    public void A_table_of_nothing_has_the_head_it_was_given(string format, string columns, string expected) =>
        Table($$"""{ "format": "{{format}}", "from": [] {{columns}} }""").OutputsOf("T")!.Get("body")!.AsText().ShouldBe(expected);

    [Theory]
    [InlineData("""{ "format": "CSV", "from": [1, 2] }""")]
    [InlineData("""{ "format": "HTML", "from": [{ "a": 1 }, "x"] }""")]
    [InlineData("""{ "format": "CSV", "from": "@null" }""")]
    public void A_table_of_what_has_no_columns_fails(string inputs) => Table(inputs).Ended("T").Fault!.Code.ShouldBe("InvalidItems");

    [Fact]
    public void A_list_of_plain_values_can_be_a_table_with_columns() =>
        Table("""{ "format": "CSV", "from": [1, 2], "columns": [ { "header": "n", "value": "@mul(item(), 10)" } ] }""").OutputsOf("T")!.Get("body")!.AsText().ShouldBe("n\r\n10\r\n20\r\n");

    [Fact]
    public void Join_writes_each_item_as_interpolation_does() =>
        TestRun.Of("""{ "J": { "type": "Join", "inputs": { "from": "@createArray(1, 2.0, 'a', null, true, json('{\"t\":\"x\"}'))", "joinWith": "; " } } }""").Start()
            .OutputsOf("J")!.Get("body")!.AsText().ShouldBe("1; 2; a; ; True; {\"t\":\"x\"}");

    [Fact]
    public void Query_and_select_look_at_each_item_inside_a_loop_too()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": [10, 20], "actions": {
                "Q": { "type": "Query", "inputs": { "from": [1, 2, 3], "where": { "and": [ { "greater": ["@item()", 1] }, { "not": { "equals": ["@item()", 3] } } ] } } },
                "S": { "type": "Select", "inputs": { "from": "@body('Q')", "select": { "@{item()}": "@add(item(), items('Each'))" } }, "runAfter": { "Q": ["Succeeded"] } } } } }
            """).Start();

        run.OutputsOf("Each[1]/S").ShouldBe(ValueJson.Parse("""{ "body": [ { "2": 22 } ] }"""));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }
}
