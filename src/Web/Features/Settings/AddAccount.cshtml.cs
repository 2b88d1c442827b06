using System.ComponentModel.DataAnnotations;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignTracker.Web.Features.Settings;

/// <summary>Makes an account. A second click finds the address taken and says so.</summary>
public sealed class AddAccountModel(AccountBook accounts) : PageModel
{
    [BindProperty]
    public AccountInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> RoleChoices { get; } =
    [
        new SelectListItem("Choose", ""),
        new SelectListItem("Policy officer: runs campaigns", Roles.Officer),
        new SelectListItem("Leadership: reads everything, answers what is put to leadership", Roles.Leadership),
        new SelectListItem("Ally: sees only what is theirs", Roles.Ally),
        new SelectListItem("Administrator: everything, and accounts", Roles.Administrator),
    ];

    public void OnGet() => SetCrumbs();

    public async Task<IActionResult> OnPostAsync()
    {
        SetCrumbs();
        if (!ModelState.IsValid)
        {
            return Page();
        }
        foreach (var fault in await accounts.AddAsync(Input.Email.Trim(), Input.Name.Trim(), Input.Role, Input.Password))
        {
            ModelState.AddModelError("Input.Email", fault);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        TempData["Said"] = $"{Input.Name} can sign in from now on. Tell them their first password in person.";
        return RedirectToPage("/Settings/Index");
    }

    private void SetCrumbs() => ViewData.SetCrumbs(new Crumb("Settings", "/settings"));
}

public sealed class AccountInput : IValidatableObject
{
    [Required(ErrorMessage = "Say how they are called; colleagues see this name.")]
    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Type their e-mail address; they sign in with it.")]
    [EmailAddress(ErrorMessage = "That is not an e-mail address. It needs a name, an @ and a domain.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a role.")]
    public string Role { get; set; } = "";

    [Required(ErrorMessage = "Choose their first password.")]
    [MinLength(12, ErrorMessage = "Choose a password of at least 12 characters; three or four plain words are good.")]
    public string Password { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Roles.All.Contains(Role))
        {
            yield return new ValidationResult("Choose a role from the list.", [nameof(Role)]);
        }
    }
}
