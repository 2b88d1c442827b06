using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Samples.Writing;
using static CampaignTracker.Workflows.Samples.Writing.Members;

namespace CampaignTracker.Workflows.Samples;

/// <summary>Writes a sample as the files that <see cref="SampleReader"/> reads: reading them again gives the same sample.</summary>
public static class SampleWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyDictionary<string, string> Write(Sample sample)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["campaign.json"] = Text(Campaign(sample.Campaign)),
            ["people.json"] = Text(People(sample.People)),
            ["flow.json"] = sample.Flow,
        };
        foreach (var (key, wording) in sample.Templates)
        {
            files[$"templates/{key}.md"] = Template(wording);
        }

        if (sample.Rehearsal is { } script)
        {
            files["rehearsal.json"] = Text(ScriptMembers.Of(script));
        }

        return files;
    }

    private static string Text(JsonObject document) => document.ToJsonString(Readable) + "\n";

    private static string Template(TemplateWording wording) => $"---\nname: {wording.Name}\nsubject: {wording.Subject}\n---\n\n{wording.Body}\n";

    private static JsonObject Campaign(SampleCampaign campaign)
    {
        var outline = campaign.Outline;
        return Object(
            ("key", campaign.Key), ("title", outline.Title), ("summary", outline.Summary), ("ask", outline.Ask),
            ("scope", WireName.Of(outline.Scope)), ("jurisdiction", outline.Jurisdiction), ("level", WireName.Of(outline.Level)),
            ("lead", outline.Lead), ("startedOn", Day(campaign.StartedOn)),
            ("stages", List(campaign.Stages, stage => Object(
                ("key", stage.Key), ("title", stage.Title),
                ("plan", Object(("start", Day(stage.Plan.Start)), ("end", Day(stage.Plan.End)))), ("owner", stage.Owner)))),
            ("claims", List(campaign.Claims, claim => Object(
                ("key", claim.Key), ("figure", claim.Figure.Figure), ("qualifier", claim.Figure.Qualifier), ("unit", claim.Figure.Unit),
                ("by", claim.Figure.By), ("asOf", claim.Figure.AsOf), ("source", claim.Figure.Source), ("caveat", claim.Figure.Caveat)))));
    }

    private static JsonObject People(SamplePeople people) => Object(
        ("users", List(people.Users, user => Object(
            ("userName", user.UserName), ("name", user.Name), ("roles", Texts(user.Roles)), ("part", user.Part), ("person", user.Person)))),
        ("organisations", List(people.Organisations, o => Object(("key", o.Key), ("name", o.Name), ("kind", o.Kind)))),
        ("people", List(people.People, person => Object(
            ("key", person.Key), ("name", person.Name), ("email", person.Email),
            ("role", person.Role is { } role ? Object(("title", role.Title), ("organisation", role.Organisation), ("from", Day(role.From))) : null),
            ("lawfulBasis", person.Basis is { } basis ? Basis(basis) : null)))),
        ("lists", List(people.Lists, list => Object(("key", list.Key), ("title", list.Title), ("purpose", list.Purpose)))));

    private static JsonObject Basis(SampleBasis basis) => Object(
        ("list", basis.List), ("kind", WireName.Of(basis.Kind)), ("wording", basis.Wording), ("source", basis.Source), ("since", Day(basis.Since)));
}
