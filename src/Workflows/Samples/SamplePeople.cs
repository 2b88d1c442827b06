using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Samples;

/// <summary>Everyone a sample names. People and organisations are called by their keys elsewhere in the sample.</summary>
public sealed record SamplePeople(
    IReadOnlyList<SampleUser> Users,
    IReadOnlyList<SampleOrganisation> Organisations,
    IReadOnlyList<SamplePerson> People,
    IReadOnlyList<SampleList> Lists)
{
    public static readonly SamplePeople Nobody = new([], [], [], []);
}

/// <summary>A colleague who signs in. <c>Part</c> is what they do on the campaign ("lead"); <c>Person</c> the key of their record, if they have one.</summary>
public sealed record SampleUser(string UserName, string Name, IReadOnlyList<string> Roles, string Part, string? Person);

public sealed record SampleOrganisation(string Key, string Name, string Kind);

public sealed record SamplePerson(string Key, string Name, string? Email, SampleRole? Role, SampleBasis? Basis);

public sealed record SampleRole(string Title, string? Organisation, DateOnly From);

public sealed record SampleBasis(string List, LawfulBasisKind Kind, string Wording, string Source, DateOnly Since);

public sealed record SampleList(string Key, string Title, string Purpose);
