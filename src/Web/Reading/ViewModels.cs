using AutoMapper;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Web.Pieces;

namespace CampaignTracker.Web.Reading;

/// <summary>Entities to what pages show, where one view comes from one entity. Names that match map themselves.</summary>
public sealed class ViewModels : Profile
{
    public ViewModels()
    {
        var staleBefore = default(DateOnly);
        CreateProjection<Campaign, CampaignHead>();
        CreateProjection<TimelineEntry, TimelineLine>();
        CreateProjection<Observation, ObservationLine>();
        CreateProjection<Claim, FigureView>()
            .ForCtorParam(nameof(FigureView.Id), to => to.MapFrom(claim => claim.Id.Value))
            .ForCtorParam(nameof(FigureView.IsStale), to => to.MapFrom(claim => claim.AsOfDate != null && claim.AsOfDate < staleBefore));
        CreateProjection<ContactAttempt, AttemptLine>()
            .ForCtorParam(nameof(AttemptLine.Id), to => to.MapFrom(attempt => attempt.Id.Value));
    }
}
