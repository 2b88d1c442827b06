using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>What the people of a script answer, and when.</summary>
public sealed class ScriptedAnswers(SamplePeople people, IReadOnlyList<SampleAnswer> answers, Zone zone, IWorkingDays workingDays, DateTimeOffset end)
{
    private static readonly TimeOnly Afternoon = new(14, 0);
    private static readonly TimeSpan SameDay = TimeSpan.FromHours(2);

    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>The answers to a step that asks now, each with its instant.</summary>
    /// <param name="path">The step's path in the run.</param>
    public IReadOnlyList<(DateTimeOffset At, SampleAnswer Answer)> To(string path, DateTimeOffset now)
    {
        var step = path[(path.LastIndexOf('/') + 1)..];
        var visit = _asked[step] = _asked.GetValueOrDefault(step) + 1;
        return
        [
            .. answers
                .Where(answer => answer.Step == step && (answer.Visit is null || answer.Visit == visit))
                .Where(answer => answer.UnlessAskedWithin is not { } open || open.AddTo(now, zone) <= end)
                .Select(answer => (When(answer, now), answer)),
        ];
    }

    public Actor Actor(SampleAnswer answer)
    {
        var userName = answer.By.StartsWith("user:", StringComparison.Ordinal) ? answer.By["user:".Length..] : answer.By;
        return people.Users.FirstOrDefault(known => known.UserName == userName) is { } user
            ? new Actor(user.UserName, user.Name, [.. user.Roles, user.Part])
            : new Actor(userName, userName, []);
    }

    private DateTimeOffset When(SampleAnswer answer, DateTimeOffset now)
    {
        var soon = now + SameDay;
        if (answer.On is null && answer.AfterWorkingDays == 0)
        {
            return soon;
        }

        var day = answer.On ?? workingDays.Add(zone.DayOf(now), answer.AfterWorkingDays);
        var at = zone.ToInstant(day, Afternoon);
        return at > now ? at : soon;
    }
}
