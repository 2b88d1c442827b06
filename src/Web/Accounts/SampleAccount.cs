using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Accounts;

/// <summary>
/// Four made-up people of the legal aid sample, to try the product with. They exist in Development only, have no password, and are signed in with
/// one click on the sign-in page.
/// </summary>
public sealed record SampleAccount(string UserName, string DisplayName, string Role, string Does)
{
    public static IReadOnlyList<SampleAccount> All { get; } =
    [
        new("anna.field@example.org", "Anna Field", Roles.Officer, "Policy officer: runs the campaigns"),
        new("miriam.hale@example.org", "Miriam Hale", Roles.Leadership, "Leadership: sees where each one stands, signs off"),
        new("ruth.calder@law-centre.example.org", "Ruth Calder", Roles.Ally, "Ally: sees what is theirs"),
        new("jo.administrator@example.org", "Jo Penn", Roles.Administrator, "Administrator: people and settings"),
    ];

    public static SampleAccount? Find(string? userName) => All.FirstOrDefault(account => account.UserName == userName);
}
