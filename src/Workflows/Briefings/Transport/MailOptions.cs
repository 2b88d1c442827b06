namespace CampaignTracker.Workflows.Briefings.Transport;

/// <summary>How mail leaves. Section <c>Mail</c>. Checked at start by <see cref="MailOptionsValidation"/>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";
    public const string Pickup = "Pickup";
    public const string Smtp = "Smtp";

    /// <summary><c>Pickup</c> writes each message as a file, <c>Smtp</c> sends it.</summary>
    public string Transport { get; set; } = Pickup;

    /// <summary>For Pickup: the folder. Empty: the folder "mail" in Data:Folder.</summary>
    public string Folder { get; set; } = "";

    public string Host { get; set; } = "";

    /// <summary>1 to 65535; 587 is where servers take mail from programs.</summary>
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty: the server is not asked to sign in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that messages come from, and that bounces go to.</summary>
    public string From { get; set; } = "campaigns@localhost.localdomain";

    /// <summary>As recipients see it.</summary>
    public string FromName { get; set; } = "CampaignTracker";

    /// <summary>Where answers go; empty: to <see cref="From"/>.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>A mailbox that somebody reads for "unsubscribe" mails; empty: only the link is offered.</summary>
    public string UnsubscribeMailbox { get; set; } = "";

    /// <summary>For one message, connecting included. 5 to 600 seconds.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How often a message is tried before its delivery counts as failed. 1 to 50.</summary>
    public int Attempts { get; set; } = 8;

    /// <summary>SHA-256 fingerprint (64 hexadecimal digits) of a server certificate that is trusted although no authority vouches for it. Empty: none.</summary>
    public string TrustedCertificate { get; set; } = "";
}
