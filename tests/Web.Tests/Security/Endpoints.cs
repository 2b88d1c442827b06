using System.Net;
using CampaignTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Security;

public sealed class Endpoints(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>What may be reached without signing in. A new entry here is a decision. Those under /api let in only who has the signed address.</summary>
    private static readonly string[] Open = ["/account/sign-in", "/account/set-up", "/problem/{code:int}", "/health", "/u/{token}", "/preferences/{token}",
        "/api/flows/{flow:guid}/triggers/{trigger}", "/api/callbacks/{run:guid}/{signature}/{instance:long}"];

    [Fact]
    public void Every_endpoint_names_who_may_use_it()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(20);
        var forgotten = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null));
        forgotten.Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_known_few_are_open_to_everybody()
    {
        var open = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();
        open.Except(Open).Where(path => !path.Contains("unsubscribe", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/campaigns")]
    [InlineData("/leadership")]
    [InlineData("/settings")]
    public async Task A_stranger_is_asked_to_sign_in_first(string path)
    {
        using var response = await (await site.VisitAsync()).Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    [Theory]
    [InlineData(People.Leadership, "/campaigns/legal-aid/evidence/claim")]
    [InlineData(People.Leadership, "/settings")]
    [InlineData(People.Officer, "/settings")]
    [InlineData(People.Ally, "/campaigns")]
    [InlineData(People.Ally, "/people")]
    [InlineData(People.Ally, "/leadership")]
    [InlineData(People.Ally, "/search?q=legal")]
    public async Task Who_lacks_the_role_is_told_so_in_plain_words(string person, string path)
    {
        var visitor = await site.VisitAsync(person);
        using var response = await visitor.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldContain("/account/denied");
        (await visitor.ReadAsync("/account/denied")).QuerySelector("h1")!.TextContent.ShouldBe("You can't open this");
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_not_found_and_says_so()
    {
        using var response = await (await site.VisitAsync(People.Officer)).Client.GetAsync("/nothing-here");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("There is nothing at this address");
    }

    [Fact]
    public async Task A_campaign_that_does_not_exist_is_not_found()
    {
        using var response = await (await site.VisitAsync(People.Officer)).Client.GetAsync("/campaigns/no-such-campaign");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/campaigns/legal-aid/evidence/claim")]
    [InlineData("/account/sign-out")]
    [InlineData("/?handler=TaskDone")]
    [InlineData("/account/sign-in")]
    public async Task A_form_without_its_token_changes_nothing(string path)
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.Client.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("Input.Key", "x")]));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task No_page_carries_script_or_style_of_its_own()
    {
        var visitor = await site.VisitAsync(People.Officer);
        foreach (var path in new[] { "/", "/campaigns", "/campaigns/legal-aid", "/campaigns/legal-aid/policy", "/leadership", "/people" })
        {
            var page = await visitor.ReadAsync(path);
            page.QuerySelectorAll("script:not([src]), style, [style], [onclick], [onload]").ShouldBeEmpty(path);
            page.QuerySelectorAll("script[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!)
                .ShouldAllBe(address => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var response = await (await site.VisitAsync()).Client.GetAsync("/account/sign-in");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }
}
