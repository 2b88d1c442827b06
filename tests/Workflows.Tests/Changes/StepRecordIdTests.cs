using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Changes;

namespace CampaignTracker.Workflows.Tests.Changes;

public sealed class StepRecordIdTests
{
    [Fact]
    public void A_record_leads_back_to_its_step()
    {
        foreach (var run in Runs())
        {
            foreach (var instance in new[] { 1L, 2, 77, 65_536, 4_294_967_295 })
            {
                foreach (var attempt in new[] { 0, 1, 2, 255 })
                {
                    var id = StepRecordId.Of(run, instance, attempt);
                    StepRecordId.TryRead(id, run, out var readInstance, out var readAttempt).ShouldBeTrue();
                    (readInstance, readAttempt).ShouldBe((instance, attempt));
                    id.Version.ShouldBe(run.Version);
                }
            }
        }
    }

    [Fact]
    public void Records_of_different_steps_and_runs_never_meet()
    {
        var ids = Runs().SelectMany(run => Enumerable.Range(1, 200).SelectMany(instance => new[] { StepRecordId.Of(run, instance, 1), StepRecordId.Of(run, instance, 2) })).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void A_record_of_something_else_leads_nowhere()
    {
        var ids = new TimeOrderedIds(TimeProvider.System);
        StepRecordId.TryRead(ids.Next(), ids.Next(), out _, out _).ShouldBeFalse();
        var run = ids.Next();
        StepRecordId.TryRead(run, run, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void More_than_fits_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StepRecordId.Of(Guid.Empty, 4_294_967_296, 1));

    private static List<Guid> Runs()
    {
        var (sequential, ordered) = (new SequentialIds(), new TimeOrderedIds(TimeProvider.System));
        return [.. Enumerable.Range(0, 50).SelectMany(_ => new[] { sequential.Next(), ordered.Next() })];
    }
}
