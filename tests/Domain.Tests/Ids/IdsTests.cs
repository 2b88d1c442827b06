using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Tests.Ids;

public sealed class IdsTests
{
    [Fact]
    public void Ids_of_one_millisecond_still_sort_in_the_order_they_were_made()
    {
        var ids = new TimeOrderedIds(new StandingClock());
        var made = Enumerable.Range(0, 10_000).Select(_ => Hex(ids.Next())).ToList();
        made.ShouldBe(made.Order(StringComparer.Ordinal));
        made.Distinct().Count().ShouldBe(made.Count);
    }

    [Fact]
    public void Ids_go_on_rising_when_the_clock_steps_back()
    {
        var clock = new StandingClock();
        var ids = new TimeOrderedIds(clock);
        var before = Hex(ids.Next());
        clock.Now = clock.Now.AddHours(-1);
        string.CompareOrdinal(Hex(ids.Next()), before).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void An_id_carries_its_version_variant_and_instant()
    {
        var id = new TimeOrderedIds(new StandingClock()).Next();
        (id.Version, id.Variant & 0xC).ShouldBe((7, 8));
        Convert.ToInt64(Hex(id)[..12], 16).ShouldBe(new StandingClock().Now.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_rehearsal_gets_the_same_ids_every_time()
    {
        var (one, again, other) = (new SequentialIds(1), new SequentialIds(1), new SequentialIds(2));
        var first = one.Next();
        again.Next().ShouldBe(first);
        other.Next().ShouldNotBe(first);
        string.CompareOrdinal(Hex(one.Next()), Hex(first)).ShouldBeGreaterThan(0);
    }

    private static string Hex(Guid id) => Convert.ToHexString(id.ToByteArray(bigEndian: true));

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Given.Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
