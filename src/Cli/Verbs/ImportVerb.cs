using System.Text;
using CampaignTracker.Persistence.Exchange;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Puts a campaign, or a list of people, into the database. With any fault nothing is written.</summary>
public sealed class ImportVerb : IVerb
{
    public string Name => "import";

    public string Usage => "FOLDER|FILE.zip|PEOPLE.csv|POPOLO.json [--data FOLDER]";

    public string Purpose => "Puts a campaign (folder or zip) or people (CSV, Popolo JSON) into the database; lists every fault and writes nothing if there is one.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = Arguments.Read(words, ["data"], []);
        if (arguments.Rest.Count != 1)
        {
            throw new UsageException("Name one folder or file to import.");
        }

        var (path, folder) = (arguments.Rest[0], arguments.Option("data"));
        var result = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => await PeopleAsync(path, PeopleCsv.Read(new StringReader(Text(path))), folder, cancellation),
            ".JSON" => await PeopleAsync(path, Popolo.Read(Text(path)), folder, cancellation),
            _ => await CampaignAsync(path, folder, cancellation),
        };
        await terminal.Out.WriteLineAsync(ValueJson.Write(result));
        return ExitCodes.Fine;
    }

    private static async Task<ObjectValue> PeopleAsync(string path, PeopleReading reading, string? folder, CancellationToken cancellation)
    {
        Refuse(reading.Faults.Select(fault => $"{path} {fault}"));
        await using var store = await TrackerStore.OpenAsync(folder, cancellation);
        var imported = await store.People().WriteAsync(reading.People, Path.GetFileName(path), cancellation);
        return ObjectValue.Of(
            ("people", Value.Of(imported.Added)), ("skipped", Value.Of(imported.Skipped)), ("organisations", Value.Of(imported.Organisations)));
    }

    private static async Task<ObjectValue> CampaignAsync(string path, string? folder, CancellationToken cancellation)
    {
        var reading = SampleReader.Read(CampaignFiles.Load(path));
        Refuse(reading.Faults.Select(fault => $"{path}/{fault}"));
        var sample = reading.Sample!;
        Refuse(FlowFaults(sample).Select(fault => $"{path}/flow.json {fault}"));
        await using var store = await TrackerStore.OpenAsync(folder, cancellation);
        Refuse(await store.Import().WriteAsync(sample, Path.GetFileName(path.TrimEnd('/')), cancellation));
        return ObjectValue.Of(
            ("campaign", Value.Of(sample.Campaign.Key)),
            ("people", Value.Of(sample.People.People.Count)),
            ("facts", Value.Of(sample.Rehearsal?.Facts.Count ?? 0)));
    }

    private static IEnumerable<string> FlowFaults(Sample sample)
    {
        var faults = new FaultList();
        if (FlowDocument.Read(Encoding.UTF8.GetBytes(sample.Flow), faults) is { } document && !faults.HasErrors)
        {
            FlowProgram.Compile(document.Definition, faults);
        }

        return faults.Errors.Select(fault => $"{fault.Path}: {fault.Message} ({fault.Code})");
    }

    private static string Text(string path) => Encoding.UTF8.GetString(Files.Bytes(path)).TrimStart('\uFEFF');

    private static void Refuse(IEnumerable<string> faults)
    {
        var lines = faults.ToList();
        if (lines.Count > 0)
        {
            throw new InputException(string.Join(Environment.NewLine, lines));
        }
    }
}
