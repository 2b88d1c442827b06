using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Moves;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Flows;

// Back again, with more runs than one request takes.
public abstract partial class RunMoveContract
{
    [ContractFact]
    public async Task Many_runs_go_back_in_the_background_and_what_was_cut_off_is_taken_up_again()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var started = await Task.WhenAll(Enumerable.Range(0, 330).Select(_ => It.StartAsync(from)));
        var report = await MoveAsync(from, to);
        await It.Engine.DrainAsync(default);
        await It.Engine.SubmitAsync(started[7], new RunInput.Pause(new("Priya", "Holiday.")), null, default);
        await It.Moves.UndoAsync(report.Move.Id, started.Max(), Anna, default);

        var begun = await UndoAsync(report);
        (begun.GoesOn, begun.Undone).ShouldBe((true, 0));
        (await UndoAsync(report)).GoesOn.ShouldBeTrue("asked again while it goes on, it goes on");
        await Should.ThrowAsync<TornOffException>(() => It.MovesOver(new TornRuns(It.Engine, after: 120)).GoOnUndoingAsync(report.Move.Id, Anna, default));
        var half = (await It.Moves.FindAsync(report.Move.Id, default))!;
        half.Undone.ShouldBeInRange(100, 200);
        (half.Undoable, half.Undoing).ShouldBe((started.Length - 1 - half.Undone, new MoveWork(null, false)));

        await It.Engine.DrainAsync(default);
        var whole = (await It.Moves.FindAsync(report.Move.Id, default))!;
        (whole.Moved, whole.Undone, whole.Undoable, whole.Undoing).ShouldBe((started.Length, started.Length - 1, 0, null));
        (await It.ReadAsync(c => c.Set<RunRow>().CountAsync(r => r.FlowVersionId == from))).ShouldBe(started.Length - 1);
        (await It.JournalAsync(started[7])).ShouldNotContain(e => e.StepType.StartsWith("move undone", StringComparison.Ordinal));
        foreach (var run in started.Where(r => r != started[7]))
        {
            (await It.JournalAsync(run)).Count(e => e.StepType.StartsWith("move undone", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task Runs_whose_earlier_state_can_not_be_read_do_not_keep_the_others_from_going_back()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        await Task.WhenAll(Enumerable.Range(0, 720).Select(_ => It.StartAsync(from)));
        var report = await MoveAsync(from, to);
        await It.Engine.DrainAsync(default);
        var moved = await It.ReadAsync(c => c.Set<RunMoveRow>().Where(m => m.MoveId == report.Move.Id).OrderBy(m => m.RunId).Select(m => m.RunId).ToListAsync());
        var damaged = moved[509];
        await It.ReadAsync(c => c.Set<RunMoveRow>().Where(m => m.MoveId == report.Move.Id && m.RunId <= damaged)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Before, "{"u8.ToArray())));
        var other = moved[254];
        await It.ReadAsync(c => c.Set<RunMoveRow>().Where(m => m.MoveId == report.Move.Id && m.RunId <= other)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Before, """{ "r": { "b": 99 } }"""u8.ToArray())));

        await UndoAsync(report);
        await It.Engine.DrainAsync(default);

        var whole = (await It.Moves.FindAsync(report.Move.Id, default))!;
        (whole.Undone, whole.Undoable, whole.Undoing).ShouldBe((210, 510, null));
        foreach (var run in (Guid[])[other, damaged])
        {
            (await It.Moves.UndoAsync(report.Move.Id, run, Anna, default)).Stayed.ShouldHaveSingleItem().Why.ShouldBe(UndoRefusal.Damaged);
        }
    }

    [ContractFact]
    public async Task Putting_back_that_has_stopped_goes_on_when_it_is_asked_for_again()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var started = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => It.StartAsync(from)));
        var report = await MoveAsync(from, to);
        await It.Engine.DrainAsync(default);
        await UndoAsync(report);
        await It.ReadAsync(c => c.Set<WorkItemRow>().Where(w => w.LastError == null && w.Queue == WorkQueue.Outside)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Queue, WorkQueue.Parked).SetProperty(w => w.LastError, "The disk is full.")));
        (await It.Moves.FindAsync(report.Move.Id, default))!.Undoing.ShouldBe(new MoveWork("The disk is full.", true));

        await UndoAsync(report);
        await It.Engine.DrainAsync(default);

        (await It.Moves.FindAsync(report.Move.Id, default))!.Undone.ShouldBe(started.Length);
        (await It.JournalAsync(started[0]))[^1].By.ShouldBe("Jo Penn");
    }
}
