using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Joins the items of <c>from</c> with <c>joinWith</c> between them.</summary>
internal sealed class JoinStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override void Start(StepRun run)
    {
        if (run.Input("from") is not ArrayValue from)
        {
            run.Fail("InvalidItems", $"'from' must be a list, but it is {Describe.Kind(run.Input("from") ?? Value.Null)}.");
            return;
        }

        run.Turn.Work.Spend(from.Count * 32L);
        var room = new TextRoom(run.Turn.Context.Limits.ValueCharacters);
        var (text, between) = (new StringBuilder(), run.Text("joinWith") ?? "");
        for (var i = 0; i < from.Count && !room.IsFull; i++)
        {
            text.Append(i == 0 ? "" : room.Of(between)).Append(room.Of(from[i]));
        }

        run.SucceedWith(text.ToString(), room);
    }
}
