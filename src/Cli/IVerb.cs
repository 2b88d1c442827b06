namespace CampaignTracker.Cli;

/// <summary>One thing the command line does.</summary>
public interface IVerb
{
    string Name { get; }

    /// <summary>What follows the name, for the help.</summary>
    string Usage { get; }

    /// <summary>In a sentence, for the help.</summary>
    string Purpose { get; }

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException"/>
    /// <exception cref="InputException"/>
    Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation);
}
