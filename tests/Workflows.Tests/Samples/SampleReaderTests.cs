using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Workflows.Tests.Samples;

public sealed class SampleReaderTests
{
    public static TheoryData<string> Samples => ["legal-aid", "bail-conditions", "referrals", "family-fines"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_reads_without_a_fault(string name)
    {
        var reading = SampleReader.Read(SampleFolder.Load(Folder(name)));
        reading.Faults.ShouldBeEmpty();
        reading.Sample!.Campaign.Key.ShouldBe(name);
        reading.Sample.Rehearsal!.Facts.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_legal_aid_sample_holds_the_public_facts()
    {
        var sample = SampleReader.Read(SampleFolder.Load(Folder("legal-aid"))).Sample!;
        sample.Campaign.StartedOn.ShouldBe(new DateOnly(2013, 4, 1));
        sample.Campaign.Stages.Select(stage => stage.Key).ShouldBe(["evidence", "allies", "consultation", "legislation", "implementation"]);
        sample.Campaign.Claims.Single(claim => claim.Key == "children-denied").Figure.ShouldSatisfyAllConditions(
            figure => figure.Figure.ShouldBe(15000),
            figure => figure.Qualifier.ShouldBe("up to"));
        sample.People.Organisations.Count.ShouldBe(10);
        sample.Rehearsal!.Facts.OfType<SampleFact.RecordPolicyState>().First().Fact.When.Date.ShouldBe(new DateOnly(2018, 7, 12));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void People_of_a_sample_can_not_be_real_contacts(string name)
    {
        var sample = SampleReader.Read(SampleFolder.Load(Folder(name))).Sample!;
        var addresses = sample.People.People.Select(person => person.Email!).Concat(sample.People.Users.Select(user => user.UserName));
        addresses.ShouldAllBe(address => address.EndsWith("example.org", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_is_listed_with_its_file_and_path()
    {
        var faults = SampleReader.Read(new Dictionary<string, string>
        {
            ["campaign.json"] = """
                {"key":"Not A Key","title":" ","ask":"Ask","summary":"","scope":"galactic","jurisdiction":"Narnia","level":"societal","lead":"Us",
                 "startedOn":"2013-13-01","stages":[{"key":"a","title":"A","plan":{"start":"2014-01-01","end":"2013-01-01"}},{"key":"a","title":"Again","plan":{}}],
                 "claims":[{"key":"c","figure":"many","unit":"u","by":"b","asOf":"2013","source":"s"}]}
                """,
            ["people.json"] = """{"users":[{"userName":"anna","name":"Anna","roles":[],"part":"lead"}],"people":[{"key":"p","name":"P","role":{"title":"T","organisation":"nowhere","from":"2013-01-01"}}]}""",
            ["flow.json"] = """{"definition":{"actions":{"Tell":{"type":"Campaign.Briefing","inputs":{"template":"missing"}}}}}""",
            ["templates/broken.md"] = "Just words.",
            ["rehearsal.json"] = """
                {"from":"2014-01-01","until":"2013-01-01","by":"user:anna","facts":[{"on":"2013-02-30","do":"join","kind":"friend"},{"on":"2013-01-01","do":"celebrate"},
                 {"on":"2013-01-01","do":"publishClaim","claim":"x","by":"user:nobody"}],
                 "answers":[{"step":"Nowhere","answer":"Yes","by":"user:anna","afterWorkingDays":-1,"unlessAskedWithin":"a while"}]}
                """,
        }).Faults.Select(fault => $"{fault.File} {fault.Path}").ToList();

        faults.ShouldBe(
            [
                "campaign.json key", "campaign.json jurisdiction", "campaign.json title", "campaign.json summary", "campaign.json scope",
                "campaign.json startedOn", "campaign.json stages[0].plan.end", "campaign.json claims[0].figure", "people.json users[0].roles",
                "people.json users[0].userName", "rehearsal.json until", "rehearsal.json facts[0].on", "rehearsal.json facts[0]",
                "rehearsal.json facts[0].kind", "rehearsal.json facts[1].do", "rehearsal.json answers[0].afterWorkingDays",
                "rehearsal.json answers[0].unlessAskedWithin", "templates/broken.md ", "campaign.json stages",
                "people.json people[0].role.organisation", "flow.json Tell", "rehearsal.json facts (2013-01-01)",
                "rehearsal.json facts (2013-01-01)", "rehearsal.json answers[0].step",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("{ \"key\": ")]
    [InlineData("[]")]
    [InlineData("""{"key":"a","key":"b"}""")]
    public void An_unreadable_file_is_one_fault(string text)
    {
        var files = new Dictionary<string, string> { ["campaign.json"] = text, ["flow.json"] = "{}" };
        SampleReader.Read(files).Faults.ShouldHaveSingleItem().File.ShouldBe("campaign.json");
    }

    [Fact]
    public void A_folder_without_its_files_says_which_are_missing() =>
        SampleReader.Read(new Dictionary<string, string>()).Faults.Select(fault => fault.File).ShouldBe(["campaign.json", "flow.json"]);

    internal static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
