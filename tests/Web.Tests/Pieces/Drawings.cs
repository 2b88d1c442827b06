using System.Text.Json;
using System.Text.RegularExpressions;
using AutoMapper;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Time;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Web.Tests.Pieces;

public sealed partial class Drawings
{
    private static readonly DateOnly Today = new(2020, 1, 1);

    [Fact]
    public void The_ledger_writes_the_days_between_states_and_the_one_distance_that_matters()
    {
        var ledger = LedgerView.Of(Ledger(("2018-07-12", PolicyState.Announced), ("2019-07-22", PolicyState.Laid), ("2019-10-25", PolicyState.InForce)), Today);
        ledger.Lines.Select(line => line.DaysAfter).ShouldBe([375, 95, 68]);
        ledger.Summary.ShouldBe("Announced 12 July 2018, in force 25 October 2019: 470 days later.");
        ledger.Latest!.IsLatest.ShouldBeTrue();
    }

    [Fact]
    public void A_regression_bends_back() =>
        LedgerView.Of(Ledger(("2018-07-12", PolicyState.InForce), ("2019-07-22", PolicyState.Regressed)), Today).Lines.Select(line => line.IsBackwards).ShouldBe([false, true]);

    [Fact]
    public void Bars_of_the_stage_track_lie_in_the_order_of_their_dates_and_inside_the_picture()
    {
        TrackStage[] stages =
        [
            new("Evidence", StageStatus.Completed, new(2013, 4, 1), new(2015, 6, 30), [new(new(2013, 5, 1), new(2015, 6, 1)), new(new(2016, 1, 1), new(2017, 1, 1))]),
            new("Watch", StageStatus.Open, null, new(2022, 1, 1), [new(new(2019, 10, 25), null)]),
        ];
        var drawing = new StageTrack("Legal aid", stages, Today).Draw();
        drawing.Rows[0].Visits[0].X.ShouldBeLessThan(drawing.Rows[0].Visits[1].X);
        drawing.Rows[1].Forecast!.X.ShouldBe(drawing.Today);
        drawing.Rows.SelectMany(row => row.Visits.Append(row.Plan).Append(row.Forecast)).OfType<TrackBar>()
            .ShouldAllBe(bar => bar.X >= TrackDrawing.Left && bar.X + bar.Width <= TrackDrawing.Width && bar.Width > 0);
    }

    [Fact]
    public void A_campaign_without_a_single_date_can_be_drawn() =>
        new StageTrack("New", [new TrackStage("Evidence", StageStatus.NotStarted, null, null, [])], Today).Draw().Rows.Count.ShouldBe(1);

    [Fact]
    public void Every_view_model_can_be_mapped() =>
        new MapperConfiguration(options => options.AddProfile<ViewModels>(), NullLoggerFactory.Instance).AssertConfigurationIsValid();

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        var web = RunningFolders.Web;
        var known = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(web, "Assets", "icons.json")))!.Keys;
        var pages = System.IO.Directory.EnumerateFiles(Path.Combine(web, "Features"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText);
        var named = pages.SelectMany(page => IconName().Matches(page)).Select(match => match.Groups["name"].Value).ToHashSet();
        named.Count.ShouldBeGreaterThan(5);
        named.Except(known).ShouldBeEmpty();
    }

    private static PolicyLedger Ledger(params (string When, PolicyState State)[] facts)
    {
        var stamp = new Stamp(Origin.Person("anna", "Anna Field"), DateTimeOffset.UnixEpoch);
        return new PolicyLedger(facts.Select((fact, i) =>
        {
            PartialDate.TryParse(fact.When, out var when).ShouldBeTrue();
            return LedgerEntry.Record(new LedgerEntryId(new Guid(i, 0, 0, new byte[8])), new CampaignId(Guid.Empty), new PolicyFact(when, fact.State, "It happened", "Hansard"), stamp);
        }));
    }

    [GeneratedRegex("""(<icon name|<empty-state icon)="(?<name>[a-z-]+)" """)]
    private static partial Regex IconName();
}
