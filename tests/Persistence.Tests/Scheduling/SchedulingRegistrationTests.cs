using CampaignTracker.Persistence.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Persistence.Tests.Scheduling;

public sealed class SchedulingRegistrationTests
{
    [Fact]
    public void An_unknown_provider_is_refused_at_registration() =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddTrackerScheduling("Oracle", "")).Message.ShouldContain("Sqlite");
}
