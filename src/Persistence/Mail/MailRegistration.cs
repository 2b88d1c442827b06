using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Mail;

public static class MailRegistration
{
    /// <summary>Registers the transport that Mail:Transport names: where nothing is said, a folder in Development and SMTP elsewhere, so that a forgotten
    /// setting in production stops the start instead of piling up files.</summary>
    public static IServiceCollection AddTrackerMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<MailOptions>()
            .Configure(options => options.Transport = environment.IsDevelopment() ? MailOptions.Pickup : MailOptions.Smtp)
            .Bind(configuration.GetSection(MailOptions.Section))
            .PostConfigure(options => options.Folder = Folder(options.Folder, configuration, environment))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidation>();
        services.AddSingleton<IMessageComposer, MimeComposer>();
        services.AddSingleton(Transport);
        return services;
    }

    private static IMailTransport Transport(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>();
        return options.Value.Transport.Equals(MailOptions.Smtp, StringComparison.OrdinalIgnoreCase)
            ? new SmtpTransport(options, provider.GetRequiredService<TimeProvider>())
            : new PickupFolderTransport(options.Value.Folder, provider.GetRequiredService<IIdSource>());
    }

    private static string Folder(string folder, IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(folder.Length > 0 ? folder : Path.Combine(configuration["Data:Folder"] ?? "data", "mail"), environment.ContentRootPath);
}
