using CampaignTracker.Workflows.Rehearsal;

namespace CampaignTracker.Workflows.Tests.Rehearsal;

public sealed class AgendaTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_due_comes_in_order_of_time_and_then_as_it_was_put_down()
    {
        var agenda = new Agenda();
        var later = agenda.Add(Noon.AddHours(1), Nothing);
        var first = agenda.Add(Noon, Nothing);
        var second = agenda.Add(Noon, Nothing);
        var gone = agenda.Add(Noon, Nothing);
        agenda.Remove(gone);

        agenda.Next.ShouldBe(Noon);
        agenda.Take(Noon).ShouldBe(first);
        agenda.Take(Noon).ShouldBe(second);
        agenda.Take(Noon).ShouldBeNull();
        agenda.Take(Noon.AddHours(1)).ShouldBe(later);
        agenda.Count.ShouldBe(0);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        var clock = new VirtualClock(Noon);
        clock.MoveTo(Noon.AddDays(1));
        clock.MoveTo(Noon);
        clock.GetUtcNow().ShouldBe(Noon.AddDays(1));
    }

    private static Task Nothing() => Task.CompletedTask;
}
