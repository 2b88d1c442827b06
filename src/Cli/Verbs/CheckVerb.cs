using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Reads flow documents and prints what is in each and what is wrong with it, a line of JSON per document.</summary>
public sealed class CheckVerb : IVerb
{
    public string Name => "check";

    public string Usage => "FILE...";

    public string Purpose => "Reads flow documents (.json, or an exported .zip) and lists their faults; prints a line of JSON for each.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var files = Arguments.Read(words, [], []).Rest;
        if (files.Count == 0)
        {
            throw new UsageException("Name at least one file to check.");
        }

        var worst = ExitCodes.Fine;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var (line, isFine) = Check(file);
            await terminal.Out.WriteLineAsync(ValueJson.Write(line));
            worst = isFine ? worst : ExitCodes.InputHasErrors;
        }

        return worst;
    }

    private static (ObjectValue Line, bool IsFine) Check(string file)
    {
        var faults = new FaultList();
        var documents = Read(file, faults);
        foreach (var (entry, document) in documents)
        {
            var own = entry.Length > 0 ? new FaultList() : faults;
            FlowProgram.Compile(document.Definition, own);
            if (entry.Length > 0)
            {
                faults.AddUnder(entry, own);
            }
        }

        var definitions = documents.Select(document => document.Flow.Definition).ToList();
        var line = ObjectValue.Of(
            ("file", Value.Of(file)),
            ("kind", Kind(documents)),
            ("triggers", Value.Of(definitions.SelectMany(d => d.Triggers).Select(t => ObjectValue.Of(("name", Value.Of(t.Name)), ("type", Value.Of(t.Type)))))),
            ("steps", Value.Of(definitions.Sum(d => Count(d.Actions)))),
            ("errors", Faults(faults.Errors)),
            ("warnings", Faults(faults.Warnings)),
            ("unsupported", Faults(faults.Unsupported)));
        return (line, !faults.HasErrors);
    }

    private static IReadOnlyList<(string Entry, FlowDocument Flow)> Read(string file, FaultList faults)
    {
        if (!File.Exists(file))
        {
            faults.Error("", "NoFile", "There is no such file.");
            return [];
        }

        var bytes = File.ReadAllBytes(file);
        if (FlowPackage.IsZip(bytes))
        {
            return FlowPackage.Read(bytes, faults);
        }

        return FlowDocument.Read(bytes, faults) is { } document ? [("", document)] : [];
    }

    private static Value Kind(IReadOnlyList<(string Entry, FlowDocument Flow)> documents) =>
        documents.Count == 0 ? Value.Null : Value.Of(documents[0].Flow.Form.ToString().ToLowerInvariant());

    private static int Count(BlockDefinition block) => block.Steps.Sum(step => 1 + step.Blocks.Sum(Count));

    private static Value Faults(IEnumerable<DefinitionFault> faults) => Value.Of(faults.Select(fault => ObjectValue.Of(
        ("path", Value.Of(fault.Path)), ("code", Value.Of(fault.Code)), ("message", Value.Of(fault.Message)))));
}
