using System.Net;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Security;

/// <summary>A new site that is not for development: no account, no sample people.</summary>
public sealed class FirstRun : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("tracker-first-").FullName;
    private readonly WebApplicationFactory<Program> _site;

    public FirstRun() => _site = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Site:PublicUrl", "http://localhost");
        builder.UseSetting("Mail:Transport", "Pickup");
        builder.UseSetting("Mail:From", "tracker@example.org");
    });

    [Fact]
    public async Task Asks_for_an_administrator_proved_by_the_code_on_the_server()
    {
        var visitor = await VisitAsync();
        using (var first = await visitor.Client.GetAsync("/account/sign-in"))
        {
            first.Headers.Location!.ToString().ShouldBe("/account/set-up");
        }
        var form = await visitor.ReadAsync("/account/set-up");

        using var guessed = await visitor.SendAsync(form, "Input.Code", Account("not-the-code"));
        (await guessed.Content.ReadAsStringAsync()).ShouldContain("That is not the code in the file.");

        using var right = await visitor.SendAsync(form, "Input.Code", Account(await File.ReadAllTextAsync(CodeFile)));
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        File.Exists(CodeFile).ShouldBeFalse();

        using var signedIn = await visitor.SendAsync(
            await visitor.ReadAsync("/account/sign-in"), "Input.Password", ("Input.Email", "ada@example.org"), ("Input.Password", "three plain words"));
        signedIn.Headers.Location!.ToString().ShouldBe("/");
        (await visitor.ReadAsync("/settings")).Body!.TextContent.ShouldContain("Ada Bell");
    }

    [Fact]
    public async Task Closes_the_door_behind_the_first_administrator()
    {
        var visitor = await VisitAsync();
        var form = await visitor.ReadAsync("/account/set-up");
        var code = await File.ReadAllTextAsync(CodeFile);
        using (await visitor.SendAsync(form, "Input.Code", Account(code)))
        {
            using var again = await visitor.SendAsync(form, "Input.Code", [.. Account(code), ("Input.Email", "second@example.org")]);
            again.Headers.Location!.ToString().ShouldBe("/account/sign-in");
        }
        await using var scope = _site.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Users.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Offers_no_sample_people()
    {
        var visitor = await VisitAsync();
        (await visitor.ReadAsync("/account/set-up")).QuerySelector("[name='userName']").ShouldBeNull();
    }

    public void Dispose()
    {
        _site.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private string CodeFile => Path.Combine(_folder, "set-up-code.txt");

    private async Task<Visitor> VisitAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Database.MigrateAsync();
        return new Visitor(_site.CreateClient(new() { AllowAutoRedirect = false }));
    }

    private static (string Name, string Value)[] Account(string code) =>
    [
        ("Input.Code", code), ("Input.Name", "Ada Bell"), ("Input.Email", "ada@example.org"), ("Input.Password", "three plain words"),
    ];
}
