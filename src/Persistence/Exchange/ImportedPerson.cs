using CampaignTracker.Domain.People;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>Somebody from a list that another program made.</summary>
public sealed record ImportedPerson(string Name, string? Email, string? Phone, IReadOnlyList<ImportedRole> Roles, ImportedBasis? Basis = null);

/// <summary>A position; <c>Kind</c> is the organisation's kind in its own words, where the list tells it.</summary>
public sealed record ImportedRole(string Title, string? Organisation, string? Kind, DateOnly? From, DateOnly? To);

public sealed record ImportedBasis(string List, LawfulBasisKind Kind, string Wording, string Source, DateOnly Since);

/// <summary>The people of a list, or everything that is wrong with it, each with its place; never both.</summary>
public sealed record PeopleReading(IReadOnlyList<ImportedPerson> People, IReadOnlyList<string> Faults);
