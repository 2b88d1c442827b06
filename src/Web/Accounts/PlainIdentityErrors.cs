using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Accounts;

/// <summary>What a person can meet when an account is made, in plain words.</summary>
internal sealed class PlainIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => Said(nameof(DuplicateUserName), $"There already is an account for {userName}.");

    public override IdentityError DuplicateEmail(string email) => Said(nameof(DuplicateEmail), $"There already is an account for {email}.");

    public override IdentityError InvalidEmail(string? email) => Said(nameof(InvalidEmail), $"'{email}' is not an e-mail address.");

    public override IdentityError InvalidUserName(string? userName) => Said(nameof(InvalidUserName), $"'{userName}' can't be used to sign in; an e-mail address has no spaces or accents.");

    public override IdentityError PasswordTooShort(int length) => Said(nameof(PasswordTooShort), $"Choose a password of at least {length} characters; three or four plain words are good.");

    private static IdentityError Said(string code, string words) => new() { Code = code, Description = words };
}
