namespace CampaignTracker.Workflows.Briefings.Transport;

public enum MailSecurity
{
    /// <summary>Plain text on the wire; only for a server on the same machine or network.</summary>
    None,

    /// <summary>The connection is made secure before anything is said (RFC 3207); without it nothing is sent. Usually port 587.</summary>
    StartTls,

    /// <summary>Secure from the first byte (RFC 8314), usually port 465. Not every transport can do it.</summary>
    Implicit,
}
