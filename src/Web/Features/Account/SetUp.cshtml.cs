using System.ComponentModel.DataAnnotations;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Account;

/// <summary>Makes the first administrator. Open only while there is no account at all.</summary>
[AllowAnonymous]
public sealed class SetUpModel(AccountBook accounts, IServiceProvider services) : PageModel
{
    private readonly SetUpCode _code = services.GetRequiredService<SetUpCode>();

    [BindProperty]
    public SetUpInput Input { get; set; } = new();

    public string CodeFile => _code.File;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await accounts.IsEmptyAsync(cancellation))
        {
            return RedirectToPage("/Account/SignIn");
        }
        _code.Ensure();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await accounts.IsEmptyAsync(cancellation))
        {
            return RedirectToPage("/Account/SignIn");
        }
        if (ModelState.IsValid && !_code.IsRight(Input.Code))
        {
            ModelState.AddModelError("Input.Code", "That is not the code in the file. Copy it from the server once more.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        foreach (var fault in await accounts.AddAsync(Input.Email, Input.Name, Roles.Administrator, Input.Password))
        {
            ModelState.AddModelError("Input.Password", fault);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        _code.Forget();
        TempData["Said"] = "Your account is ready. Sign in with it.";
        return RedirectToPage("/Account/SignIn");
    }
}

public sealed class SetUpInput
{
    [Required(ErrorMessage = "Copy the code from the file on the server.")]
    public string Code { get; set; } = "";

    [Required(ErrorMessage = "Say how you are called; colleagues see this name.")]
    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Type your e-mail address; you sign in with it.")]
    [EmailAddress(ErrorMessage = "That is not an e-mail address. It needs a name, an @ and a domain.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [MinLength(12, ErrorMessage = "Choose a password of at least 12 characters; three or four plain words are good.")]
    public string Password { get; set; } = "";
}
