namespace CampaignTracker.Domain.Briefings;

public sealed record TemplateWording(string Name, string Subject, string Body);
