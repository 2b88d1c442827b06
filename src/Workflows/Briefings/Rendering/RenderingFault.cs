namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Why a briefing can't be rendered. All faults of a template are listed at once.</summary>
/// <param name="Code">MissingValue, NotAValue, UnknownClaim, ClaimNotInUse, TemplateError, RawValue, UnsafeLink, BadDate or TooLong.</param>
/// <param name="Where">"subject" or "body", with the line where it is known.</param>
public sealed record RenderingFault(string Code, string Message, string Where);
