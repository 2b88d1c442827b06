using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Where triggers that come from outside the records, a schedule or a request, fire. Safe for use from several threads.</summary>
public sealed class TriggerDoor(RunEngine engine)
{
    /// <summary>The database keeps keys of 200 characters, and the engine puts a word before them.</summary>
    private const int LongestKey = 180;

    /// <summary>
    /// Starts one run, or with <c>splitOn</c> one for each item, under a key of its own, so that firing again after a crash half way
    /// starts what is missing and nothing twice. Conditions that do not hold start nothing and leave a line in the trigger's history.
    /// </summary>
    /// <exception cref="UnknownFlowException">No such version.</exception>
    public async Task<Fired> FireAsync(TriggerFire fire, CancellationToken cancel)
    {
        var flow = await engine.Programs.GetAsync(fire.VersionId, cancel);
        if (flow.Trigger(fire.Trigger) is not { } check)
        {
            return new([], await NoteAsync(flow, fire, $"The flow has no trigger '{fire.Trigger}' any more.", cancel));
        }

        var each = check.Split(engine.Time.GetUtcNow(), new SeededChance(fire.VersionId, 0), fire.Outputs, out var reason);
        if (reason is not null)
        {
            return new([], await NoteAsync(flow, fire, reason, cancel));
        }

        // The first one shows whether the conditions hold; the others then share a commit.
        var first = await StartAsync(fire, each[0], each.Count == 1 ? null : 0, cancel);
        if (first.Refused is not null)
        {
            return new([], first.Refused);
        }

        var others = await Task.WhenAll(each.Skip(1).Select((one, i) => StartAsync(fire, one, i + 1, cancel)));
        return new([first, .. others.Where(o => o.Refused is null)], others.FirstOrDefault(o => o.Refused is not null)?.Refused);
    }

    private Task<RequestResult> StartAsync(TriggerFire fire, ObjectValue outputs, int? item, CancellationToken cancel) => engine.StartAsync(
        new(fire.VersionId, null, fire.Trigger, outputs, Key(fire.Key, item), new Firing(fire.Outputs, fire.Note)), cancel);

    private async Task<string> NoteAsync(LoadedFlow flow, TriggerFire fire, string reason, CancellationToken cancel)
    {
        await engine.NoteAsync(flow.Version.Flow, fire.Trigger, reason, cancel);
        return reason;
    }

    private static string? Key(string? key, int? item)
    {
        if (key is null)
        {
            return null;
        }

        return Fitting(item is { } i ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}/{i}") : key);
    }

    /// <summary>A start's key as it can be kept: itself, or a hash where it is longer.</summary>
    internal static string Fitting(string key) =>
        key.Length <= LongestKey ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <param name="Key">The same again starts nothing; null where every call is a wish of its own.</param>
/// <param name="Note">For the trigger history, such as that it is late.</param>
public sealed record TriggerFire(Guid VersionId, string Trigger, ObjectValue Outputs, string? Key, string Note = "");

/// <param name="Refused">Why nothing, or not everything, started; null where it did.</param>
public sealed record Fired(IReadOnlyList<RequestResult> Runs, string? Refused);
