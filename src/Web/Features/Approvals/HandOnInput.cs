using System.ComponentModel.DataAnnotations;

namespace CampaignTracker.Web.Features.Approvals;

/// <summary>To whom a question is handed on, and why.</summary>
public sealed class HandOnInput
{
    [Required(ErrorMessage = "Choose who decides instead.")]
    public string To { get; set; } = "";

    [Required(ErrorMessage = "Say why somebody else decides.")]
    [StringLength(1000, ErrorMessage = "Keep it under 1,000 characters.")]
    public string Why { get; set; } = "";
}
