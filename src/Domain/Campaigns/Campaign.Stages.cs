using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

public sealed partial class Campaign
{
    private readonly List<Stage> _stages = [];

    /// <summary>In the order they were added; they may overlap in time.</summary>
    public IReadOnlyList<Stage> Stages => _stages;

    public Stage? FindStage(string key) => _stages.Find(s => string.Equals(s.Key, key, StringComparison.OrdinalIgnoreCase));

    public Stage AddStage(string key, string title, StagePlan plan, string? owner, Stamp stamp)
    {
        RequireActive();
        Rule.Require(FindStage(key) is null, new StageKeyIsUnique(key));
        var stage = new Stage(_stages.Count + 1, TextIsGiven.Check(key, "The stage's key"), TextIsGiven.Check(title, "The stage's title"), plan, owner, stamp);
        _stages.Add(stage);
        Changed();
        return stage;
    }

    /// <summary>Opens a visit, the first or a further one.</summary>
    /// <param name="at">When the stage was entered in the world; the stamp says when it was recorded.</param>
    public StageVisit EnterStage(string key, DateTimeOffset at, Stamp stamp)
    {
        RequireActive();
        var stage = Require(key);
        var visit = stage.Enter(at, stamp);
        Raise(new StageEntered(Id, stamp, stage.Key, stage.Title, visit.Number));
        return visit;
    }

    public StageVisit CompleteStage(string key, DateTimeOffset at, Stamp stamp) => LeaveStage(key, StageEnding.Succeeded, at, stamp);

    /// <summary>Closes the open visit, however it ended. A closed campaign allows it too: what was under way there still comes to its end.</summary>
    public StageVisit LeaveStage(string key, StageEnding ending, DateTimeOffset at, Stamp stamp)
    {
        var stage = Require(key);
        var visit = stage.Leave(at, ending, stamp);
        Raise(ending is StageEnding.Succeeded or StageEnding.Skipped
            ? new StageCompleted(Id, stamp, stage.Key, stage.Title, visit.Number, ending)
            : new StageStopped(Id, stamp, stage.Key, stage.Title, visit.Number, ending));
        return visit;
    }

    /// <summary>Moves a stage's planned dates and says why; the old dates stay in the stage's plan changes.</summary>
    public void ReplanStage(string key, StagePlan plan, Stamp stamp)
    {
        RequireActive();
        ReasonIsGiven.Check(stamp, "a change of plan");
        Require(key).Replan(plan, stamp);
        Changed();
    }

    private Stage Require(string key)
    {
        var stage = FindStage(key);
        Rule.Require(stage is not null, new StageExists(key));
        return stage!;
    }
}
