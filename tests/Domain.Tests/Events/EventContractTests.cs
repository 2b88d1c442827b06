using System.Runtime.CompilerServices;
using System.Text.Json;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Tests.Events;

/// <summary>Names and payloads are read by flows that people wrote years ago.</summary>
public sealed class EventContractTests
{
    [Fact]
    public void Every_event_has_a_name_of_the_list_and_every_name_has_an_event()
    {
        var names = EventTypes().Select(t => ((DomainEvent)RuntimeHelpers.GetUninitializedObject(t)).Name);
        names.ShouldBe(EventNames.All, ignoreOrder: true);
    }

    [Fact]
    public void A_payload_is_flat_and_says_what_when_and_who()
    {
        var happened = new StageEntered(Given.CampaignId, Given.Stamp("time"), "evidence", "Evidence", 2);
        JsonSerializer.Serialize(happened.Payload()).ShouldBe(
            $$"""{"event":"stage.entered","campaignId":"{{Given.CampaignId}}","at":"2018-07-12T12:00:00.0000000Z","by":"Priya Shah","why":"time","stage":"evidence","title":"Evidence","visit":2}""");
    }

    [Fact]
    public void A_flow_signs_with_its_step()
    {
        var run = Guid.Parse("11111111-1111-1111-1111-111111111111");
        Origin.Flow("Legal aid", "Ask_leadership", run).ToString().ShouldBe("Legal aid, step Ask_leadership");
    }

    [Fact]
    public void Enum_words_are_spelled_in_camel_case() => WireName.Of(StageStatus.NotStarted).ShouldBe("notStarted");

    private static IEnumerable<Type> EventTypes() =>
        typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract);
}
