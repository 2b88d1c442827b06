namespace CampaignTracker.Web.Pieces;

/// <summary>The meanings a state can have for a person; each has its icon and colour. Words come with each use.</summary>
public enum StatusKind
{
    Quiet,
    Planned,
    Active,
    NeedsYou,
    Done,
    Wrong,
    Stopped,
}
