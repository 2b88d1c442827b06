using System.Net;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.TestScene;
using CampaignTracker.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Briefings;

/// <summary>What was sent, to whom and why; what waits for a second pair of eyes.</summary>
public sealed class SentMailTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly Stamp Stamp = new(Origin.Flow("Legal aid", "Tell_allies", Guid.Empty), new DateTimeOffset(2018, 7, 12, 8, 0, 0, TimeSpan.Zero));
    private static readonly BriefingContent Content = new("News for you", "<!DOCTYPE html><html><body><script>alert(1)</script><p>Hello</p></body></html>", "Hello");
    private readonly IIdSource _ids = site.Services.GetRequiredService<IIdSource>();

    [Fact]
    public async Task An_issue_shows_who_got_it_why_and_what_became_of_it()
    {
        var briefing = await SentAsync(60);
        var officer = await site.VisitAsync(People.Officer);

        (await officer.ReadAsync("/briefings")).Body!.TextContent.ShouldContain("60 recipients, 1 held back");
        var page = await officer.ReadAsync($"/briefings/{briefing}");

        page.QuerySelector("h1")!.TextContent.ShouldBe("News for you");
        page.Body!.TextContent.ShouldContain("Sent on 12 July 2018: 58 delivered, 1 failed, 1 held back.");
        page.Body.TextContent.ShouldContain("You are an ally. You agreed to it.");
        page.Body.TextContent.ShouldContain("1 to 25 of 60");
        (await officer.ReadAsync($"/briefings/{briefing}?part=3")).Body!.TextContent.ShouldContain("51 to 60 of 60");
    }

    [Fact]
    public async Task The_preview_is_cut_off_from_the_site()
    {
        var briefing = await SentAsync(1);
        var officer = await site.VisitAsync(People.Officer);
        var page = await officer.ReadAsync($"/briefings/{briefing}");
        var frame = page.QuerySelector("iframe")!;

        frame.GetAttribute("sandbox").ShouldNotBeNull().ShouldNotContain("allow-s");
        using var message = await officer.Client.GetAsync(frame.GetAttribute("src"));

        var policy = message.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("script-src");
        (await message.Content.ReadAsStringAsync()).ShouldContain("<p>Hello</p>");
    }

    [Fact]
    public async Task A_briefing_that_waits_shows_its_recipients_and_is_signed_off()
    {
        var briefing = await WaitingAsync("role:officer", "role:leadership");
        var visitor = await site.VisitAsync(People.Leadership);
        (await visitor.ReadAsync("/briefings?waiting=true")).Body!.TextContent.ShouldContain("Waits for sign-off");
        var page = await visitor.ReadAsync($"/briefings/{briefing}");
        page.Body!.TextContent.ShouldContain("Who would get it now");
        page.Body.TextContent.ShouldContain("Anna Field");

        using var response = await visitor.SendAsync(page, "Input.Comment", ("Input.Comment", "Good"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signed = await FindAsync(briefing);
        (signed.SignedOffBy!.UserName, signed.SignedOffWhy).ShouldBe((People.Leadership, "Good"));
        signed.Status.ShouldBeOneOf(BriefingStatus.Sending, BriefingStatus.Sent);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_keeps_what_was_typed()
    {
        var briefing = await WaitingAsync("role:leadership");
        var visitor = await site.VisitAsync(People.Leadership);
        var page = await visitor.ReadAsync($"/briefings/{briefing}");

        using var without = await visitor.SendAsync(page, "Refusal.Why", ("Refusal.Why", " "));
        (await without.Content.ReadAsStringAsync()).ShouldContain("Say why");
        using var with = await visitor.SendAsync(page, "Refusal.Why", ("Refusal.Why", "The figure is old."));

        with.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FindAsync(briefing)).Status.ShouldBe(BriefingStatus.Refused);
    }

    [Fact]
    public async Task Who_is_not_asked_sees_it_but_can_not_sign_it_off()
    {
        var briefing = await WaitingAsync("role:leadership");
        var officer = await site.VisitAsync(People.Officer);
        var page = await officer.ReadAsync($"/briefings/{briefing}");

        page.QuerySelector("[name='Input.Comment']").ShouldBeNull();
    }

    [Fact]
    public async Task Templates_are_listed_with_their_words()
    {
        await site.ReadAsync(async database =>
        {
            database.Add(BriefingTemplate.Write(new BriefingTemplateId(_ids.Next()), null, $"t-{_ids.Next():N}", new TemplateWording("Shared news", "News of {{month}}", "Dear {{recipient.name}}"), Stamp));
            return await database.SaveChangesAsync();
        });

        (await (await site.VisitAsync(People.Officer)).ReadAsync("/briefings/templates")).Body!.TextContent.ShouldContain("Dear {{recipient.name}}");
    }

    [Fact]
    public async Task An_issue_that_does_not_exist_is_not_found()
    {
        var officer = await site.VisitAsync(People.Officer);
        foreach (var path in new[] { $"/briefings/{Guid.Empty}", $"/briefings/{Guid.Empty}/message" })
        {
            using var response = await officer.Client.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private Task<Guid> SentAsync(int recipients) => AddAsync([], (briefing, database) =>
    {
        briefing.Issue(Content, recipients, 1, Stamp);
        for (var i = 0; i < recipients; i++)
        {
            var recipient = new Recipient(EmailAddress.From($"ally{i}@example.net"), $"Ally {i}", "You are an ally.", new Basis("consent", "You agreed to it."), "allies");
            var record = DeliveryRecord.For(new DeliveryId(_ids.Next()), briefing.Id, recipient, Stamp.At, i == 0 && recipients > 1 ? "They asked for no more." : null);
            End(record, i);
            database.Add(record);
        }

        briefing.Complete(Stamp);
    });

    private static void End(DeliveryRecord record, int index)
    {
        if (record.HasOutcome)
        {
            return;
        }

        record.Start("<x@example.org>", Stamp.At);
        if (index == 1)
        {
            record.Fail("550 no such user", Stamp.At);
        }
        else
        {
            record.Deliver(null, Stamp.At);
        }
    }

    private Task<Guid> WaitingAsync(params string[] signOffBy) => AddAsync(signOffBy, (briefing, _) => briefing.AskForSignOff(Content, Stamp));

    private Task<Guid> AddAsync(string[] signOffBy, Action<Briefing, Persistence.TrackerDbContext> then) => site.ReadAsync(async database =>
    {
        var campaign = await database.Campaigns.SingleAsync(c => c.Key == LegalAidScene.Key);
        var plan = new BriefingPlan("news", 1, "News", "Hello", Audience.OfUsers("role:officer"), SignOffBy: signOffBy);
        var briefing = Briefing.Draft(new BriefingId(_ids.Next()), campaign.Id, plan, Stamp);
        then(briefing, database);
        database.Add(briefing);
        await database.SaveChangesAsync();
        return briefing.Id.Value;
    });

    private Task<Briefing> FindAsync(Guid id) => site.ReadAsync(database => database.Briefings.SingleAsync(b => b.Id == new BriefingId(id)));
}
