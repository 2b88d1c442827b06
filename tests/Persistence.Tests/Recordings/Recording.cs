using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>A file of JSON lines: definitions as they were, values that are used again, the inputs of runs in order with what came of each, the runs' ends.</summary>
internal sealed class Recording
{
    /// <summary>Raise it when states are written differently on purpose. Older recordings are then held to their journals and effects alone.</summary>
    public const int StateForm = 2;

    private Recording()
    {
    }

    public Dictionary<Guid, Value> Definitions { get; } = [];

    public List<RecordedTurn> Turns { get; } = [];

    public List<RecordedEnd> Ends { get; } = [];

    public static Recording Read(IEnumerable<string> lines)
    {
        var recording = new Recording();
        var values = new ValueTable();
        foreach (var line in lines.Select(l => (ObjectValue)ValueJson.Parse(l)))
        {
            if (line["value"] is IntegerValue number)
            {
                values.Define(number.Value, line["is"]!);
            }
            else if (line.Has("definition"))
            {
                recording.Definitions.Add(Id(line, "version"), line["definition"]!);
            }
            else if (line.Has("end"))
            {
                recording.Ends.Add(new(Id(line, "end"), Number(line, "turns"), Text(line, "status")!, Number(line, "stateForm"), Text(line, "state")!));
            }
            else
            {
                recording.Turns.Add(Turn(line, values));
            }
        }

        return recording;
    }

    private static RecordedTurn Turn(ObjectValue line, ValueTable values)
    {
        var input = RunInputJson.Read(System.Text.Encoding.UTF8.GetBytes(ValueJson.Write(values.Unpack(line["input"]!))));
        return new(
            Id(line, "run"),
            Id(line, "version"),
            DateTimeOffset.Parse(Text(line, "at")!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Text(line, "zone")!,
            Text(line, "calendar"),
            Known(line, "workflow", values),
            Known(line, "facts", values),
            Known(line, "claims", values),
            Text(line, "callbacks"),
            input,
            (ArrayValue)values.Unpack(line["journal"]!),
            (ArrayValue)values.Unpack(line["effects"]!));
    }

    private static Value? Known(ObjectValue line, string name, ValueTable values) =>
        line[name] is { IsNull: false } value ? values.Unpack(value) : null;

    private static Guid Id(ObjectValue line, string name) => Guid.Parse(Text(line, name)!);

    private static string? Text(ObjectValue line, string name) => line[name]?.AsText();

    private static int Number(ObjectValue line, string name) => (int)((IntegerValue)line[name]!).Value;
}

internal sealed record RecordedTurn(
    Guid Run,
    Guid Version,
    DateTimeOffset At,
    string Zone,
    string? Calendar,
    Value? Workflow,
    Value? Facts,
    Value? Claims,
    string? Callbacks,
    RunInput Input,
    ArrayValue Journal,
    ArrayValue Effects);

/// <param name="State">SHA-256 of the state as written, in lower-case hex; to be compared where <paramref name="StateForm"/> is today's.</param>
internal sealed record RecordedEnd(Guid Run, int Turns, string Status, int StateForm, string State);
