namespace CampaignTracker.Domain.Briefings;

/// <summary>The lawful basis on which somebody is written to, as it stood when it was looked up.</summary>
/// <param name="Kind">consent, softOptIn, legitimateInterest, corporate, or team for people who work here.</param>
/// <param name="Wording">What is shown to the recipient and kept with the delivery, for example "You ticked 'Send me the monthly briefing' on 3 May 2018."</param>
/// <param name="Record">The record of the basis that this refers to; null where the subscription is its own record.</param>
public sealed record Basis(string Kind, string Wording, Guid? Record = null)
{
    /// <summary>The people of the organisation itself are written to in the course of their work.</summary>
    public static Basis Team { get; } = new("team", "You work on this campaign.");
}
