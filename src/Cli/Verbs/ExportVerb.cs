using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Writes a campaign of the database as a folder or zip that <c>import</c>, <c>rehearse</c> and <c>check</c> read.</summary>
public sealed class ExportVerb : IVerb
{
    public string Name => "export";

    public string Usage => "CAMPAIGN-KEY --out FOLDER|FILE.zip [--data FOLDER]";

    public string Purpose => "Writes a campaign with its people, flow, templates and recorded facts; the history of its runs stays in the database.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = Arguments.Read(words, ["out", "data"], []);
        if (arguments.Rest.Count != 1 || arguments.Option("out") is not { } path)
        {
            throw new UsageException("Name one campaign by its key, and with --out where to write it.");
        }

        await using var store = await TrackerStore.OpenAsync(arguments.Option("data"), cancellation);
        var key = arguments.Rest[0];
        var sample = await store.Export().ReadAsync(key, cancellation) ?? throw new InputException($"There is no campaign '{key}' with a flow.");
        var files = SampleWriter.Write(sample);
        CampaignFiles.Save(files, path);
        await terminal.Out.WriteLineAsync(ValueJson.Write(ObjectValue.Of(
            ("campaign", Value.Of(key)),
            ("to", Value.Of(path)),
            ("files", Value.Of(files.Keys.Select(name => Value.Of(name)))),
            ("people", Value.Of(sample.People.People.Count)),
            ("facts", Value.Of(sample.Rehearsal!.Facts.Count)))));
        return ExitCodes.Fine;
    }
}
