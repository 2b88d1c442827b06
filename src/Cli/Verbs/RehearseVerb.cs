using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Plays a sample's campaign on a virtual clock and tells what happened, day by day.</summary>
public sealed class RehearseVerb : IVerb
{
    public string Name => "rehearse";

    public string Usage => "SAMPLE-FOLDER [--from DATE] [--until DATE] [--out FOLDER] [--json]";

    public string Purpose => "Plays a campaign on a virtual clock, tells what happens on which day, and writes each e-mail to the folder; the last line sums up.";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = Arguments.Read(words, ["from", "until", "out"], ["json"]);
        if (arguments.Rest.Count != 1)
        {
            throw new UsageException("Name the folder of one sample.");
        }

        var (from, until) = (Day(arguments, "from"), Day(arguments, "until"));
        if (until < from)
        {
            throw new UsageException("--until is before --from.");
        }

        var sample = Load(arguments.Rest[0]);
        var mail = arguments.Option("out") is { } folder ? new MailFolder(folder) : null;
        var options = new RehearsalOptions { From = from, Until = until, Mail = mail is null ? null : mail.Write };
        var result = await PlayAsync(sample, options, arguments.Rest[0], cancellation);
        await RehearsalReport.WriteAsync(result, arguments.Has("json"), terminal.Out);
        return result.Run.State.Status is RunStatus.Failed or RunStatus.TimedOut ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }

    private static async Task<RehearsalResult> PlayAsync(Sample sample, RehearsalOptions options, string folder, CancellationToken cancellation)
    {
        try
        {
            return await CampaignRehearsal.PlayAsync(sample, options, cancellation);
        }
        catch (InvalidDefinitionException invalid)
        {
            throw new InputException(Lines(invalid.Faults.Errors.Select(fault => $"{Path.Combine(folder, "flow.json")} {fault.Path}: {fault.Message} ({fault.Code})")));
        }
    }

    private static Sample Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"There is no folder {folder}.");
        }

        var reading = SampleReader.Read(SampleFolder.Load(folder));
        return reading.Sample ?? throw new InputException(Lines(reading.Faults.Select(fault => $"{Path.Combine(folder, fault.ToString())}")));
    }

    private static DateOnly? Day(Arguments arguments, string name)
    {
        if (arguments.Option(name) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"--{name} {text} is not a date such as 2018-07-12.");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines);
}
