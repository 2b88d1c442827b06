using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class ParseJsonTests
{
    private static TestRun Parse(string content, string schema) => TestRun.Of($$"""{ "P": { "type": "ParseJson", "inputs": { "content": {{content}}, "schema": {{schema}} } } }""").Start();

    [Theory]
    [InlineData("\"{\\\"n\\\":\\\"1\\\",\\\"more\\\":true}\"", """{ "properties": { "n": { "type": "string" } } }""", """{ "n": "1", "more": true }""")]
    [InlineData("""{ "a": null }""", """{ "type": "object", "properties": { "a": { "type": ["string", "null"] } } }""", """{ "a": null }""")]
    [InlineData("3", """{ "type": "integer" }""", "3")]
    [InlineData("""{ "@@odata.type": "#x" }""", """{ "type": "object", "properties": { "@@odata.type": { "type": "string" } } }""", """{ "@odata.type": "#x" }""")]
    public void What_fits_is_given_as_it_was_read(string content, string schema, string body) =>
        Parse(content, schema).OutputsOf("P").ShouldBe(ObjectValue.Of(("body", ValueJson.Parse(body))));

    [Fact]
    public void What_does_not_fit_fails_with_every_mismatch_and_its_place()
    {
        var run = Parse("""{ "rows": [ { "name": "a" }, { "name": 2 }, {} ] }""", """{ "properties": { "rows": { "items": { "required": ["name"], "properties": { "name": { "type": "string" } } } } } }""");

        run.Ended("P").Fault!.Code.ShouldBe("ValidationFailed");
        ((ArrayValue)run.OutputsOf("P")!.Get("errors")!).Select(e => e.Get("path")!.AsText()).ShouldBe(["rows[1].name", "rows[2]"]);
        run.OutputsOf("P")!.Get("body").ShouldBeNull();
    }

    [Theory]
    [InlineData("\"{ half\"", "InvalidJSON")]
    [InlineData("\"@null\"", "InvalidContent")]
    [InlineData("""{ "$content-type": "application/json", "$content": "e30=" }""", "InvalidContent")]
    public void What_is_no_JSON_fails(string content, string code) => Parse(content, "{}").Ended("P").Fault!.Code.ShouldBe(code);

    [Theory]
    [InlineData("""{ "minimum": 0, "exclusiveMinimum": true }""", "0", "1")]
    [InlineData("""{ "exclusiveMaximum": 5 }""", "5", "4")]
    [InlineData("""{ "multipleOf": 0.1 }""", "0.25", "0.3")]
    [InlineData("""{ "minProperties": 2 }""", """{ "a": 1 }""", """{ "a": 1, "b": 1 }""")]
    [InlineData("""{ "dependencies": { "a": ["b"] } }""", """{ "a": 1 }""", """{ "b": 1 }""")]
    [InlineData("""{ "dependencies": { "a": { "required": ["d"] } } }""", """{ "a": 1 }""", """{ "a": 1, "d": 1 }""")]
    [InlineData("""{ "patternProperties": { "^x-": { "type": "string" } }, "additionalProperties": false }""", """{ "x-a": 1 }""", """{ "x-a": "1" }""")]
    [InlineData("""{ "items": [ { "type": "integer" } ], "additionalItems": false }""", "[1, 2]", "[1]")]
    [InlineData("""{ "$ref": "#/definitions/a~1b", "definitions": { "a/b": { "type": "string" } } }""", "1", "\"1\"")]
    [InlineData("""{ "properties": { "child": { "$ref": "#" }, "n": { "type": "integer" } } }""", """{ "child": { "child": { "n": "x" } } }""", """{ "child": { "child": { "n": 1 } } }""")]
    [InlineData("""{ "$ref": "other.json#/x" }""", "1", null)]
    public void A_schema_means_what_it_says(string schema, string misfit, string? fit)
    {
        JsonSchema.Check(ValueJson.Parse(misfit), ValueJson.Parse(schema)).ShouldNotBeEmpty();
        if (fit is not null)
        {
            JsonSchema.Check(ValueJson.Parse(fit), ValueJson.Parse(schema)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("date", "2026-13-05", "2026-03-05")]
    [InlineData("time", "25:00", "14:07:09")]
    [InlineData("date-time", "2026-03-05", "2026-03-05T14:07:09.123+02:00")]
    [InlineData("date-time", "2026-03-05 14:07:09Z", "2026-03-05T14:07:09")]
    [InlineData("ipv4", "10.0.0.256", "10.0.0.1")]
    [InlineData("hostname", "-bad-.com", "example.com")]
    [InlineData("email", "nope", "a@b")]
    [InlineData("uri", "relative/path", "https://example.org/a")]
    [InlineData("uri", "https://example.org/a b", "mailto:a@example.org")]
    public void Known_formats_are_looked_at(string format, string misfit, string fit)
    {
        var schema = ObjectValue.Of(("format", Value.Of(format)));
        JsonSchema.Check(Value.Of(misfit), schema).ShouldNotBeEmpty();
        JsonSchema.Check(Value.Of(fit), schema).ShouldBeEmpty();
        JsonSchema.Check(Value.Of(misfit), ObjectValue.Of(("format", Value.Of("byte")))).ShouldBeEmpty();
    }

    [Fact]
    public void A_schema_that_refers_to_itself_in_alternatives_ends()
    {
        var schema = ValueJson.Parse("""{ "anyOf": [ { "$ref": "#" }, { "$ref": "#" } ] }""");

        JsonSchema.Check(Value.Of(1), schema).ShouldNotBeEmpty();
    }
}
