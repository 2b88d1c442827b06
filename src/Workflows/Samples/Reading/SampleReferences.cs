using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>Checks that what one file of a sample names is there in another.</summary>
internal sealed class SampleReferences(SampleCampaign campaign, SamplePeople people, IReadOnlyDictionary<string, TemplateWording> templates, List<SampleFault> faults)
{
    private readonly HashSet<string> _patterns = [];
    private readonly HashSet<string> _consultations = [];

    public void CheckPeople()
    {
        Distinct("campaign.json", "stages", campaign.Stages.Select(stage => stage.Key));
        Distinct("campaign.json", "claims", campaign.Claims.Select(claim => claim.Key));
        Distinct("people.json", "users", people.Users.Select(user => user.UserName));
        Distinct("people.json", "organisations", people.Organisations.Select(organisation => organisation.Key));
        Distinct("people.json", "people", people.People.Select(person => person.Key));
        foreach (var (person, index) in people.People.Select((person, index) => (person, index)))
        {
            Organisation("people.json", $"people[{index}].role.organisation", person.Role?.Organisation);
            Known("people.json", $"people[{index}].lawfulBasis.list", person.Basis?.List, people.Lists.Select(list => list.Key), "list");
        }
    }

    public void CheckFlow(FlowNames flow)
    {
        foreach (var (template, step) in flow.Templates.Where(used => !used.Key.Contains('@', StringComparison.Ordinal)))
        {
            Known("flow.json", step, template, templates.Keys, "template");
        }
    }

    public void CheckScript(RehearsalScript script, FlowNames flow)
    {
        foreach (var (fact, index) in script.Facts.Select((fact, index) => (fact, index)))
        {
            User($"facts ({fact.When.On:o})", fact.When.By);
            Check(fact, $"facts ({fact.When.On:o})");
        }

        Answers("answers", script.Answers, flow);
        Answers("seedAnswers", script.SeedAnswers, flow);
    }

    private void Answers(string path, IReadOnlyList<SampleAnswer> answers, FlowNames flow)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            User($"{path}[{i}].by", answers[i].By);
            Known("rehearsal.json", $"{path}[{i}].step", answers[i].Step, flow.Steps, "step of the flow");
        }
    }

    private void Check(SampleFact fact, string path)
    {
        switch (fact)
        {
            case SampleFact.NamePattern pattern:
                _patterns.Add(pattern.Key);
                break;
            case SampleFact.RecordObservation observation:
                Known("rehearsal.json", path, observation.Pattern, _patterns, "pattern named before");
                break;
            case SampleFact.PublishClaim claim:
                Known("rehearsal.json", path, claim.Claim, campaign.Claims.Select(known => known.Key), "claim");
                break;
            case SampleFact.Join join:
                Person(path, join.Person);
                Organisation("rehearsal.json", path, join.Organisation);
                break;
            case SampleFact.RecordStance stance:
                Person(path, stance.Person);
                Organisation("rehearsal.json", path, stance.Organisation);
                break;
            case SampleFact.OpenConsultation consultation:
                _consultations.Add(consultation.Key);
                break;
            case SampleFact.SubmitConsultation consultation:
                Known("rehearsal.json", path, consultation.Key, _consultations, "consultation opened before");
                break;
        }
    }

    private void User(string path, string by)
    {
        var userName = by.StartsWith("user:", StringComparison.Ordinal) ? by["user:".Length..] : by;
        Known("rehearsal.json", path, userName, people.Users.Select(user => user.UserName), "user");
    }

    private void Person(string path, string? key) => Known("rehearsal.json", path, key, people.People.Select(person => person.Key), "person");

    private void Organisation(string file, string path, string? key) =>
        Known(file, path, key, people.Organisations.Select(organisation => organisation.Key), "organisation");

    private void Known(string file, string path, string? key, IEnumerable<string> known, string what)
    {
        if (!string.IsNullOrEmpty(key) && !known.Contains(key))
        {
            faults.Add(new SampleFault(file, path, $"There is no {what} '{key}'."));
        }
    }

    private void Distinct(string file, string path, IEnumerable<string> keys)
    {
        foreach (var twice in keys.Where(key => key.Length > 0).GroupBy(key => key).Where(same => same.Count() > 1))
        {
            faults.Add(new SampleFault(file, path, $"'{twice.Key}' is there twice."));
        }
    }
}
