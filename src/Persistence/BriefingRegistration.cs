using CampaignTracker.Persistence.Rehearsal;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Engine;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Persistence;

public static class BriefingRegistration
{
    /// <summary>Registers what makes and sends briefings and notices, on the engine of <see cref="EngineRegistration.AddTrackerEngine"/> and the
    /// mail of <see cref="Mail.MailRegistration.AddTrackerMail"/>. Needs a <see cref="BriefingSite"/> and an <see cref="IUnsubscribeLinks"/>.</summary>
    public static IServiceCollection AddTrackerBriefings(this IServiceCollection services)
    {
        services.AddSingleton(TurnRecords.Of<IBriefingStore>(context => new EfBriefingStore(context)));
        services.AddSingleton<Func<RunEngine>>(provider => provider.GetRequiredService<RunEngine>);
        services.AddSingleton<IBriefingUnits, EngineUnits>();
        services.AddSingleton<BriefingPress>().AddSingleton<BriefingIssue>().AddSingleton<BriefingOpening>().AddSingleton<BriefingSignOff>();
        services.AddSingleton<CopyMaker>().AddSingleton<BriefingDelivery>();
        services.AddSingleton<TeamNotices>().AddSingleton<SignOffRequests>().AddSingleton<NoticeDelivery>().AddSingleton<ApprovalDelegation>();
        services.AddSingleton<ICallHandler, DeliverCall>().AddSingleton<ICallHandler, IssueCall>();
        services.AddSingleton<ICallHandler, FinishCall>().AddSingleton<ICallHandler, NoticeCall>();
        services.AddSingleton<IChangeHandler, OpenBriefingHandler>();
        services.AddSingleton<IChangeHandler, MoveBriefingHandler>();
        services.AddSingleton<IChangeWrapper, BriefingWrapper>();
        services.AddSingleton<RehearsalAhead>().AddSingleton<Rehearsals>();
        return services;
    }
}
