using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>What people and the outside are assumed to do while a rehearsal plays.</summary>
public sealed record Assumptions
{
    public const int UsualWorkingDays = 5;

    /// <summary>True: whatever asks is answered the good way after <see cref="WorkingDays"/>. False: nothing happens but what the flows do by themselves.</summary>
    public bool AllGoesWell { get; init; }

    /// <summary>How long people take to answer, counted from the day they are asked. 0 to 250.</summary>
    public int WorkingDays { get; init; } = UsualWorkingDays;

    /// <summary>By <see cref="Ask.Key"/>. One without a number stands for every time the step asks and that has none of its own.</summary>
    public IReadOnlyDictionary<string, AssumedAnswer> Answers { get; init; } = new Dictionary<string, AssumedAnswer>();

    public static Assumptions NothingElse { get; } = new();

    public static string KeyOf(string step, int time) =>
        time == 1 ? step : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step}~{time}");

    /// <summary>Null where nobody answers.</summary>
    public AssumedAnswer? To(string step, int time)
    {
        var answer = Answers.GetValueOrDefault(KeyOf(step, time)) ?? Answers.GetValueOrDefault(step);
        return answer?.Choice switch
        {
            AssumedAnswer.Nobody => null,
            null or "" when !AllGoesWell => null,
            _ => answer ?? new AssumedAnswer(null),
        };
    }
}

/// <param name="Choice">One of <see cref="Ask.Options"/>; <see cref="Nobody"/>; null or empty for what is assumed of all.</param>
/// <param name="On">The day it is given, in the afternoon; null: after <see cref="Assumptions.WorkingDays"/>. A day that is past when it is asked: two hours later.</param>
/// <param name="Content">What an event, a call back or a call brings; null for nothing.</param>
/// <param name="After">How long after the question it comes, to the second; <paramref name="On"/> wins over it.</param>
public sealed record AssumedAnswer(string? Choice, DateOnly? On = null, Value? Content = null, TimeSpan? After = null)
{
    public const string Nobody = "nobody";
}
