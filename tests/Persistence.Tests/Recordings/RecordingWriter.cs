using System.Globalization;
using System.Security.Cryptography;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>Turns the inputs that an engine shows into the lines of a recording.</summary>
internal sealed class RecordingWriter
{
    private readonly ValueTable _values = new();
    private readonly HashSet<Guid> _versions = [];
    private readonly Dictionary<Guid, (int Turns, RunStatus Status, byte[] State)> _runs = [];

    public List<string> Lines { get; } = [];

    public Dictionary<Guid, List<JournalEntry>> Journals { get; } = [];

    public void Take(TakenInput taken)
    {
        if (_versions.Add(taken.Version.Id))
        {
            Write(("version", Value.Of(taken.Version.Id.ToString())), ("definition", ValueJson.Parse(taken.Version.Definition)));
        }

        var (context, result) = (taken.Context, taken.Result);
        Write(
            ("run", Value.Of(taken.Run.ToString())),
            ("version", Value.Of(taken.Version.Id.ToString())),
            ("at", Value.Of(context.Now.UtcDateTime.ToString("o", CultureInfo.InvariantCulture))),
            ("zone", Value.Of(context.Zone.Id)),
            ("calendar", Value.Of((context.WorkingDays as IWorkingCalendar)?.Jurisdiction)),
            ("workflow", Packed(context.Workflow)),
            ("facts", Packed(context.Facts)),
            ("claims", Packed(context.Claims)),
            ("callbacks", Value.Of(context.CallbackBase)),
            ("input", Packed(ValueJson.Parse(RunInputJson.ToBytes(taken.Input)))),
            ("journal", Packed(RecordedShapes.Journal(result.Journal))),
            ("effects", Packed(RecordedShapes.Effects(result.Effects))));

        var before = _runs.GetValueOrDefault(taken.Run).Turns;
        _runs[taken.Run] = (before + 1, result.State.Status, result.State.ToBytes());
        if (!Journals.TryGetValue(taken.Run, out var journal))
        {
            Journals.Add(taken.Run, journal = []);
        }

        journal.AddRange(result.Journal);
    }

    /// <summary>What each run came to.</summary>
    public void End()
    {
        foreach (var (run, (turns, status, state)) in _runs)
        {
            Write(
                ("end", Value.Of(run.ToString())),
                ("turns", Value.Of(turns)),
                ("status", Value.Of(status.ToString())),
                ("stateForm", Value.Of(Recording.StateForm)),
                ("state", Value.Of(Convert.ToHexStringLower(SHA256.HashData(state)))));
        }
    }

    private Value Packed(Value? value) =>
        value is null ? Value.Null : _values.Pack(value, (number, packed) => Write(("value", Value.Of(number)), ("is", packed)));

    private void Write(params ReadOnlySpan<(string, Value)> members) => Lines.Add(ValueJson.Write(ObjectValue.Of(members)));
}
