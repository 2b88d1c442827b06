using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Accounts;

/// <summary>
/// Four made-up people to try the product with. They exist in Development only, have no password, and are signed in with
/// one click on the sign-in page.
/// </summary>
public sealed record SampleAccount(string UserName, string DisplayName, string Role, string Does)
{
    public static IReadOnlyList<SampleAccount> All { get; } =
    [
        new("anna.field@tracker.example", "Anna Field", Roles.Officer, "Policy officer: runs the campaigns"),
        new("priya.shah@tracker.example", "Priya Shah", Roles.Leadership, "Leadership: sees where each one stands, signs off"),
        new("sam.okoro@ally.example", "Sam Okoro", Roles.Ally, "Ally: sees what is theirs"),
        new("morgan.hale@tracker.example", "Morgan Hale", Roles.Administrator, "Administrator: people and settings"),
    ];

    public static SampleAccount? Find(string? userName) => All.FirstOrDefault(account => account.UserName == userName);
}
