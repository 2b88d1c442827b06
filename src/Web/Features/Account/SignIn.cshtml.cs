using System.ComponentModel.DataAnnotations;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Account;

[AllowAnonymous]
public sealed class SignInModel(SignInManager<TrackerUser> signIn, AccountBook accounts, IWebHostEnvironment environment) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Empty outside Development.</summary>
    public IReadOnlyList<SampleAccount> Samples => environment.IsDevelopment() ? SampleAccount.All : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Destination);
        }
        return await accounts.IsEmptyAsync(cancellation) ? RedirectToPage("/Account/SetUp") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var result = await signIn.PasswordSignInAsync(Input.Email, Input.Password, Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Destination);
        }
        ModelState.AddModelError("Input.Email", result.IsLockedOut
            ? "There were too many tries. Wait 15 minutes, then try again, or ask your administrator."
            : "That e-mail address and password don't go together. Check both and try again.");
        return Page();
    }

    /// <summary>Signs in one of the made-up people; answers "not found" outside Development.</summary>
    public async Task<IActionResult> OnPostSampleAsync(string userName)
    {
        ModelState.Clear();
        var user = Samples.Any(sample => sample.UserName == userName) ? await signIn.UserManager.FindByNameAsync(userName) : null;
        if (user is null)
        {
            return NotFound();
        }
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(Destination);
    }

    private string Destination => Url.IsLocalUrl(Back) ? Back : "/";
}

public sealed class SignInInput
{
    [Required(ErrorMessage = "Type the e-mail address of your account.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Type your password.")]
    public string Password { get; set; } = "";

    public bool Remember { get; set; }
}
