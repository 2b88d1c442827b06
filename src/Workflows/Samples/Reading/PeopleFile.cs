using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>Reads <c>people.json</c>.</summary>
internal static class PeopleFile
{
    public static SamplePeople Read(SampleNode file) => new(
        [.. file.Items("users").Select(User)],
        [.. file.Items("organisations").Select(o => new SampleOrganisation(o.Text("key"), o.Text("name"), o.Text("kind")))],
        [.. file.Items("people").Select(Person)],
        [.. file.Items("lists").Select(l => new SampleList(l.Text("key"), l.Text("title"), l.Text("purpose")))]);

    private static SampleUser User(SampleNode user)
    {
        if (user.Texts("roles").Count == 0)
        {
            user.Fault("Write at least one role.", "roles");
        }

        return new SampleUser(Address(user, "userName") ?? user.Text("userName"), user.Text("name"), user.Texts("roles"), user.Text("part"), user.Optional("person"));
    }

    private static SamplePerson Person(SampleNode person) => new(
        person.Text("key"),
        person.Text("name"),
        Address(person, "email"),
        person.Has("role") ? Role(person.At("role")) : null,
        person.Has("lawfulBasis") ? Basis(person.At("lawfulBasis")) : null);

    private static SampleRole Role(SampleNode role) => new(role.Text("title"), role.Optional("organisation"), role.Date("from"));

    private static SampleBasis Basis(SampleNode basis) => new(
        basis.Text("list"), basis.Name<LawfulBasisKind>("kind"), basis.Text("wording"), basis.Text("source"), basis.Date("since"));

    private static string? Address(SampleNode node, string name)
    {
        var text = node.Optional(name);
        if (text is not null && !EmailAddress.TryFrom(text, out _))
        {
            node.Fault($"'{text}' is not an e-mail address.", name);
        }

        return text;
    }
}
