using System.Net;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Security;

public sealed class SigningIn(TestSite site) : IClassFixture<TestSite>
{
    private const string Password = "three plain words";

    [Fact]
    public async Task One_click_signs_in_a_sample_person()
    {
        var visitor = await site.VisitAsync(People.Officer);
        (await visitor.ReadAsync("/")).QuerySelector("h1")!.TextContent.ShouldBe("My work");
    }

    [Fact]
    public async Task Only_the_sample_people_are_signed_in_without_a_password()
    {
        await AddAsync("own@example.org");
        var visitor = await site.VisitAsync();
        using var response = await visitor.SendAsync(await visitor.ReadAsync("/account/sign-in"), "userName", ("userName", "own@example.org"));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_password_signs_in_and_leads_back_to_where_one_was_going()
    {
        await AddAsync("back@example.org");
        var visitor = await site.VisitAsync();
        var page = await visitor.ReadAsync("/account/sign-in?back=%2Fcampaigns");
        using var response = await visitor.SendAsync(page, "Input.Password", ("Input.Email", "back@example.org"), ("Input.Password", Password));
        response.Headers.Location!.ToString().ShouldBe("/campaigns");
    }

    [Fact]
    public async Task Another_site_is_never_led_to()
    {
        await AddAsync("elsewhere@example.org");
        var visitor = await site.VisitAsync();
        var page = await visitor.ReadAsync("/account/sign-in?back=https%3A%2F%2Fevil.example%2F");
        using var response = await visitor.SendAsync(page, "Input.Password", ("Input.Email", "elsewhere@example.org"), ("Input.Password", Password));
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        await AddAsync("locked@example.org");
        var visitor = await site.VisitAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await SignInAsync(visitor, "locked@example.org", "not the password");
            wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using var right = await SignInAsync(visitor, "locked@example.org", Password);
        (await right.Content.ReadAsStringAsync()).ShouldContain("too many tries");
    }

    [Fact]
    public async Task Signing_out_needs_a_form_and_then_asks_to_sign_in_again()
    {
        var visitor = await site.VisitAsync(People.Leadership);
        using (await visitor.Client.GetAsync("/account/sign-out"))
        {
            (await visitor.ReadAsync("/")).QuerySelector("h1")!.TextContent.ShouldBe("My work");
        }
        var page = await visitor.ReadAsync("/");
        var form = page.QuerySelector("form[action='/account/sign-out'] input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var response = await visitor.Client.PostAsync("/account/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", form)]));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var after = await visitor.Client.GetAsync("/");
        after.Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    private static async Task<HttpResponseMessage> SignInAsync(Visitor visitor, string email, string password) =>
        await visitor.SendAsync(await visitor.ReadAsync("/account/sign-in"), "Input.Password", ("Input.Email", email), ("Input.Password", password));

    private async Task AddAsync(string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AccountBook>().AddAsync(email, "Somebody", Roles.Officer, Password)).ShouldBeEmpty();
    }
}
