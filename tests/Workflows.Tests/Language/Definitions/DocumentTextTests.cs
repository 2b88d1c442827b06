using System.Text;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class DocumentTextTests
{
    private const string Flow = """{ "triggers": { "m": { "type": "Request" } }, "actions": { "Zoë": { "type": "Compose", "inputs": "é" } } }""";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_document_is_read_in_the_encoding_its_mark_names(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var faults = new FaultList();
        var document = FlowDocument.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Flow)], faults);

        faults.ShouldBeEmpty();
        document!.Source.ShouldBe(ValueJson.Parse(Flow));
    }

    [Theory]
    [InlineData("""{ "triggers": {}, "actions": { "A": { "type": "Compose", "inputs": 1 }, "A": { "type": "Compose", "inputs": 2 } } }""", "actions.A")]
    [InlineData("""{ "properties": { "definition": { "triggers": {}, "actions": { "A": { "type": "Compose", "inputs": [ { "x": 1, "x": 1 } ] } } } } }""", "actions.A.inputs.x")]
    public void A_name_that_stands_twice_in_one_object_is_a_warning(string json, string path) =>
        Checked.Document(json).ShouldBe([$"Warning {path} DuplicateMember"]);

    [Theory]
    [InlineData("12345678901234567890")]
    [InlineData("-9223372036854775809")]
    [InlineData("3.14159265358979323846")]
    [InlineData("0.1000000000000000055511151231")]
    [InlineData("0.30000000000000004")]
    [InlineData("123456789.123456789")]
    [InlineData("1.0")]
    [InlineData("1")]
    [InlineData("1000.0")]
    public void A_number_is_written_back_as_the_number_it_was(string number) => ValueJson.Write(ValueJson.Parse(number)).ShouldBe(number);

    [Fact]
    public void Outside_the_definition_a_number_is_a_float_that_JSON_gives_back() =>
        ValueJson.Normalise(ValueJson.Parse("12345678901234567890")).ShouldBe(Value.Of(12345678901234567890d));
}
