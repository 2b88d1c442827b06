using CampaignTracker.Cli.Verbs;

namespace CampaignTracker.Cli;

/// <summary>Finds the verb, runs it, and turns what went wrong into words and an exit code.</summary>
public static class CommandLine
{
    private static readonly IVerb[] Verbs = [new RehearseVerb(), new CheckVerb(), new RunVerb(), new ExprVerb(), new ImportVerb(), new ExportVerb()];

    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            return await DispatchAsync(words, terminal, cancellation);
        }
        catch (UsageException fault)
        {
            await terminal.Error.WriteLineAsync(fault.Message);
            await HelpAsync(terminal.Error);
            return ExitCodes.WrongUsage;
        }
        catch (InputException fault)
        {
            await terminal.Error.WriteLineAsync(fault.Message);
            return ExitCodes.InputHasErrors;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(fault.Message);
            return ExitCodes.InputHasErrors;
        }
        finally
        {
            await terminal.Out.FlushAsync(cancellation);
            await terminal.Error.FlushAsync(cancellation);
        }
    }

    private static async Task<int> DispatchAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        if (words.Count == 0)
        {
            throw new UsageException("Say what to do.");
        }

        if (words[0] is "help" or "--help" or "-h")
        {
            await HelpAsync(terminal.Out);
            return ExitCodes.Fine;
        }

        var verb = Array.Find(Verbs, known => known.Name == words[0]) ?? throw new UsageException($"There is no verb '{words[0]}'.");
        return await verb.RunAsync([.. words.Skip(1)], terminal, cancellation);
    }

    private static async Task HelpAsync(TextWriter target)
    {
        await target.WriteLineAsync("Usage:");
        foreach (var verb in Verbs)
        {
            await target.WriteLineAsync($"  tracker {verb.Name} {verb.Usage}");
            await target.WriteLineAsync($"      {verb.Purpose}");
        }

        await target.WriteLineAsync("Exit code 0: fine; 1: the input has errors; 2: wrong usage.");
    }
}
