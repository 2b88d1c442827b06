namespace CampaignTracker.Workflows.Briefings.Composing;

public interface IMessageComposer
{
    /// <summary>The same draft gives the same bytes.</summary>
    ComposedMessage Compose(MessageDraft draft);
}
