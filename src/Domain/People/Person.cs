using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

/// <summary>Somebody the campaigns meet: an ally, a decision maker, a journalist. Not a child from casework, ever.</summary>
public sealed class Person : Entity
{
    private readonly List<Role> _roles = [];
    private readonly List<LawfulBasis> _lawfulBases = [];

    private Person() => (Name, RecordedBy) = (null!, null!);

    public PersonId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>Null when unknown; then no briefing can reach them.</summary>
    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>All roles held, past and present, so that a reshuffle stays visible.</summary>
    public IReadOnlyList<Role> Roles => _roles;

    /// <summary>Every basis ever given, also ended ones: the proof of why someone was written to.</summary>
    public IReadOnlyList<LawfulBasis> LawfulBases => _lawfulBases;

    public static Person Add(PersonId id, string name, string? email, string? phone, Stamp stamp) => new()
    {
        Id = id,
        Name = TextIsGiven.Check(name, "The name"),
        Email = Blank(email),
        Phone = Blank(phone),
        RecordedBy = stamp.By,
        RecordedAt = stamp.At,
    };

    public void ChangeContact(string name, string? email, string? phone)
    {
        (Name, Email, Phone) = (TextIsGiven.Check(name, "The name"), Blank(email), Blank(phone));
        Changed();
    }

    public Role TakeRole(string title, OrganisationId? organisation, DateOnly from, Stamp stamp)
    {
        var role = new Role(_roles.Count + 1, title, organisation, from, stamp);
        _roles.Add(role);
        Changed();
        return role;
    }

    /// <param name="to">The last day in the role, inclusive.</param>
    public void LeaveRole(int number, DateOnly to, Stamp stamp)
    {
        var role = _roles.Find(r => r.Number == number && r.To is null);
        Rule.Require(role is not null, new RoleIsHeld(Name));
        role!.Leave(to, stamp);
        Changed();
    }

    /// <summary>The roles held on that day, both ends inclusive.</summary>
    public IEnumerable<Role> RolesOn(DateOnly day) => _roles.Where(r => r.From <= day && (r.To is null || r.To >= day));

    /// <summary>Records on which ground this person is on a list. A standing basis for the same list ends.</summary>
    public LawfulBasis AddLawfulBasis(string list, LawfulBasisKind kind, string wording, string source, DateOnly since, Stamp stamp)
    {
        var basis = new LawfulBasis(_lawfulBases.Count + 1, list, kind, wording, source, since, stamp);
        BasisFor(list)?.End(stamp with { Why = stamp.Why ?? "replaced by a newer basis" });
        _lawfulBases.Add(basis);
        Changed();
        return basis;
    }

    /// <summary>Consent withdrawn, objection, one-click leave: from now on this list must not reach them. No effect when there is no standing basis.</summary>
    public void EndLawfulBasis(string list, Stamp stamp)
    {
        if (BasisFor(list) is { } basis)
        {
            basis.End(stamp);
            Changed();
        }
    }

    /// <summary>The standing basis for a list; null means: do not write to them from it.</summary>
    public LawfulBasis? BasisFor(string list) =>
        _lawfulBases.Find(b => b.EndedAt is null && string.Equals(b.List, list, StringComparison.OrdinalIgnoreCase));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
