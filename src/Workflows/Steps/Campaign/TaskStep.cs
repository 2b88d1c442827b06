using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Gives somebody a task, due on a day or in working days; waits for its completion unless <c>waitForCompletion</c> is false.</summary>
internal sealed class TaskStep : StepKind
{
    public const string ChangeKind = "OpenTask";

    public const int MostWorkingDays = 10_000;

    public override string Awaited => "its task to be done";

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        ApprovalStep.Require(step.Definition.Inputs.Get("title"), "title", step, compiler);
        ApprovalStep.Require(step.Definition.Inputs.Get("assignedTo"), "assignedTo", step, compiler);
    }

    public override void Start(StepRun run)
    {
        var people = People.List(run.Input("assignedTo"));
        if (people.Count == 0)
        {
            run.Fail("NobodyAssigned", "The task is given to nobody: assignedTo is empty.");
            return;
        }

        if (!TryDue(run, out var due))
        {
            run.Fail("InvalidDate", $"The task's 'due' is not a date, or 'dueInWorkingDays' not a whole number from 0 to {MostWorkingDays:N0}.");
            return;
        }

        var waits = run.Input("waitForCompletion") is not BooleanValue { Value: false };
        run.Change(ChangeKind, ((ObjectValue)run.Inputs)
            .With("assignedTo", people)
            .With("due", Value.Of(due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .With("waitForCompletion", Value.Of(waits)));
        if (waits)
        {
            var until = due is { } day ? Instants.On(day, new TimeOnly(17, 0), run.Turn.Context.Zone) : null;
            run.Wait(run.Text("title") ?? run.Node.Name, $"the task \"{run.Text("title")}\" to be done", until, people);
        }
    }

    /// <summary>Null where it is not such a number.</summary>
    public static int? WorkingDays(Value? value) => (int?)WholeNumber.Read(value, 0, MostWorkingDays);

    private static bool TryDue(StepRun run, out DateOnly? due)
    {
        var zone = run.Turn.Context.Zone;
        due = null;
        if (run.Input("dueInWorkingDays") is { } count)
        {
            due = WorkingDays(count) is { } days ? Instants.WorkingDaysFrom(zone.DayOf(run.Now), days, run.Turn) : null;
            return due is not null;
        }

        if (run.Input("due") is { } given)
        {
            due = Instants.ReadDay(given, zone);
            return due is not null;
        }

        return true;
    }
}
