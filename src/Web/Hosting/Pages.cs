using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Hosting;

/// <summary>Pages live in Features, a folder per area; each folder names who may open it.</summary>
internal static class Pages
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddRazorPages(Configure).AddMvcOptions(options => SpeakPlainly(options.ModelBindingMessageProvider));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tracker.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Form-Token";
        });
        services.AddHttpContextAccessor();
        return services;
    }

    private static void Configure(RazorPagesOptions options)
    {
        options.RootDirectory = "/Features";
        Authorize(options.Conventions);
        options.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute());
    }

    private static void Authorize(PageConventionCollection conventions)
    {
        conventions.AuthorizeFolder("/Work", Policies.SignedIn);
        conventions.AuthorizeFolder("/Approvals", Policies.SignedIn);
        conventions.AuthorizeFolder("/Campaigns", Policies.Team);
        conventions.AuthorizeFolder("/People", Policies.Team);
        conventions.AuthorizeFolder("/Briefings", Policies.Team);
        conventions.AuthorizeFolder("/Flows", Policies.Team);
        conventions.AuthorizeFolder("/Runs", Policies.Team);
        conventions.AuthorizeFolder("/Leadership", Policies.Team);
        conventions.AuthorizeFolder("/Search", Policies.Team);
        conventions.AuthorizeFolder("/Settings", Policies.Administrator);
        conventions.AuthorizeFolder("/Account", Policies.SignedIn);
        conventions.AllowAnonymousToFolder("/Leaving");
        conventions.AllowAnonymousToFolder("/Problem");
    }

    /// <summary>What a person reads when a field holds something that is not a date or a number.</summary>
    private static void SpeakPlainly(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{value}” can't be read here. Check how it is written.");
        messages.SetValueMustBeANumberAccessor(field => "Write a number, with digits only.");
        messages.SetValueMustNotBeNullAccessor(value => "Fill this in.");
        messages.SetValueIsInvalidAccessor(value => $"“{value}” can't be read here. Check how it is written.");
        messages.SetMissingBindRequiredValueAccessor(field => "Fill this in.");
        messages.SetUnknownValueIsInvalidAccessor(field => "What was typed can't be read here. Check how it is written.");
    }
}
