using System.Net;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Briefings;

/// <summary>One click to leave, from end to end: no sign-in, no question, and never by only looking.</summary>
public sealed class LeavingTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly Stamp Stamp = new(Origin.Import("test"), new DateTimeOffset(2018, 7, 12, 8, 0, 0, TimeSpan.Zero));
    private readonly IIdSource _ids = site.Services.GetRequiredService<IIdSource>();

    private IUnsubscribeLinks Links => site.Services.GetRequiredService<IUnsubscribeLinks>();

    [Fact]
    public async Task A_mail_programs_one_click_ends_it_without_a_sign_in()
    {
        var sam = await AllyAsync("allies", "press");

        using var response = await PostAsync(Links.Leave(sam, "allies"), ("List-Unsubscribe", "One-Click"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StopsAsync(sam)).ShouldBe(["allies"]);
        var person = await PersonAsync(sam);
        (person.BasisFor("allies"), person.BasisFor("press")).ShouldSatisfyAllConditions(b => b.Item1.ShouldBeNull(), b => b.Item2.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_used_link_answers_as_it_did_the_first_time()
    {
        var sam = await AllyAsync("allies");
        var link = Links.Leave(sam, "allies");

        using var first = await PostAsync(link, ("List-Unsubscribe", "One-Click"));
        using var second = await PostAsync(link, ("List-Unsubscribe", "One-Click"));

        (second.StatusCode, await second.Content.ReadAsStringAsync()).ShouldBe((first.StatusCode, await first.Content.ReadAsStringAsync()));
        (await StopsAsync(sam)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Looking_at_the_link_changes_nothing_and_shows_one_button()
    {
        var sam = await AllyAsync("allies");

        var page = await (await site.VisitAsync()).ReadAsync(Links.Leave(sam, "allies").PathAndQuery);

        (await StopsAsync(sam)).ShouldBeEmpty();
        page.QuerySelectorAll("main button").ShouldHaveSingleItem().TextContent.ShouldBe("Stop these messages");
        page.Body!.TextContent.ShouldContain(sam.Value);
    }

    [Fact]
    public async Task The_button_of_the_page_ends_it()
    {
        var sam = await AllyAsync("allies");
        var visitor = await site.VisitAsync();
        var page = await visitor.ReadAsync(Links.Leave(sam, "allies").PathAndQuery);

        using var response = await visitor.SendAsync(page, "__RequestVerificationToken");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain("You will get no more of these");
        (await StopsAsync(sam)).ShouldBe(["allies"]);
    }

    [Theory]
    [InlineData("anything", "else")]
    [InlineData("List-Unsubscribe", "Two-Clicks")]
    public async Task Any_other_post_without_the_pages_token_changes_nothing(string name, string value)
    {
        var sam = await AllyAsync("allies");

        using var response = await PostAsync(Links.Leave(sam, "allies"), (name, value));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StopsAsync(sam)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_was_tampered_with_or_is_for_something_else_changes_nothing()
    {
        var sam = await AllyAsync("allies");
        var good = Links.Leave(sam, "allies").PathAndQuery;
        var preferences = "/u/" + Links.Preferences(sam).Segments[^1];
        foreach (var path in new[] { good[..^4] + "AAAA", preferences, "/u/x" })
        {
            using var response = await PostAsync(new Uri(path, UriKind.Relative), ("List-Unsubscribe", "One-Click"));
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.Content.ReadAsStringAsync()).ShouldContain("This link doesn&#x27;t work");
        }

        (await StopsAsync(sam)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Preferences_show_what_an_address_gets_and_end_what_is_not_kept()
    {
        var sam = await AllyAsync("allies", "press");
        var visitor = await site.VisitAsync();
        var page = await visitor.ReadAsync(Links.Preferences(sam).PathAndQuery);
        page.QuerySelectorAll("input[name=keep]").Select(i => i.GetAttribute("value")).ShouldBe(["allies", "press"]);

        using var response = await visitor.SendAsync(page, "keep", ("keep", "press"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StopsAsync(sam)).ShouldBe(["allies"]);
        (await visitor.ReadAsync(Links.Preferences(sam).PathAndQuery)).QuerySelectorAll("input[name=keep]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_any_more_is_one_button_too()
    {
        var sam = await AllyAsync("allies", "press");
        var visitor = await site.VisitAsync();
        var page = await visitor.ReadAsync(Links.Preferences(sam).PathAndQuery);

        using var response = await visitor.SendAsync(page, "keep", ("nothing", "true"));

        (await StopsAsync(sam)).ShouldBe([null]);
        (await visitor.ReadAsync(Links.Preferences(sam).PathAndQuery)).Body!.TextContent.ShouldContain("Nothing goes to");
    }

    private async Task<HttpResponseMessage> PostAsync(Uri link, (string Name, string Value) field)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        var path = link.IsAbsoluteUri ? link.PathAndQuery : link.ToString();
        using var body = new FormUrlEncodedContent([KeyValuePair.Create(field.Name, field.Value)]);
        return await client.PostAsync(path, body);
    }

    private async Task<EmailAddress> AllyAsync(params string[] lists)
    {
        var address = EmailAddress.From($"Sam.{_ids.Next():N}@example.net");
        var person = Person.Add(new PersonId(_ids.Next()), "Sam", address.Value, null, Stamp);
        foreach (var list in lists)
        {
            person.AddLawfulBasis(list, LawfulBasisKind.Consent, "Write to me", "form", new DateOnly(2018, 5, 3), Stamp);
        }

        await site.ReadAsync(async database =>
        {
            database.Add(person);
            return await database.SaveChangesAsync();
        });
        return address;
    }

    private Task<List<string?>> StopsAsync(EmailAddress address)
    {
        var hash = address.Hash;
        return site.ReadAsync(database => database.Suppressions.Where(s => s.AddressHash == hash).Select(s => s.List).ToListAsync());
    }

    private Task<Person> PersonAsync(EmailAddress address) =>
        site.ReadAsync(database => database.People.SingleAsync(p => p.Email == address.Value));
}
