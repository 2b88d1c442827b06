using System.Net;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Forms;

/// <summary>Who is asked hands the question on to somebody else.</summary>
public sealed class HandingOn(TestSite site) : IClassFixture<TestSite>
{
    private const string Jo = "user:" + People.Administrator;

    private string Path => $"/approvals/{site.Scene.Approval}";

    [Fact]
    public async Task A_question_that_is_handed_on_leaves_the_one_and_reaches_the_other()
    {
        var miriam = await site.VisitAsync(People.Leadership);
        using var missing = await HandOnAsync(miriam, Jo, "");
        (await missing.Content.ReadAsStringAsync()).ShouldContain("Say why somebody else decides.");
        using var unknown = await HandOnAsync(miriam, "user:nobody@example.org", "On leave");
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("Choose one from the list.");
        using var twice = await HandOnAsync(miriam, "role:officer", "On leave");
        WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync()).ShouldContain("officer is already asked.");
        var page = await miriam.ReadAsync(Path);

        using var handed = await HandOnAsync(miriam, Jo, "I am on leave until June");
        handed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var left = (await miriam.ReadAsync(Path)).Body!;
        left.QuerySelector("[name='HandOn.To']").ShouldBeNull();
        left.TextContent.ShouldContain("I am on leave until June");
        var jo = await site.VisitAsync(People.Administrator);
        (await jo.ReadAsync("/")).Body!.TextContent.ShouldContain("Send the quarterly briefing to leadership");
        (await jo.ReadAsync(Path)).QuerySelector("[name='Input.Choice']").ShouldNotBeNull();

        using var late = await miriam.SendAsync(page, "HandOn.To", ("HandOn.To", "user:" + People.Officer), ("HandOn.Why", "Again"));
        WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()).ShouldContain("is not one of those asked");
        (await site.ReadAsync(database => database.Approvals.Where(a => a.Id == site.Scene.Approval).SelectMany(a => a.Notes).CountAsync(n => n.Kind == ApprovalNoteKind.Delegated))).ShouldBe(1);
    }

    private async Task<HttpResponseMessage> HandOnAsync(Visitor visitor, string to, string why) =>
        await visitor.SendAsync(await visitor.ReadAsync(Path), "HandOn.To", ("HandOn.To", to), ("HandOn.Why", why));
}
