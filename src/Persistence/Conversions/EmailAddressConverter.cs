using CampaignTracker.Domain.Briefings;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>Kept in lower case, so that an index on the column finds and forbids what the domain holds to be the same address.</summary>
internal sealed class EmailAddressConverter() : ValueConverter<EmailAddress, string>(address => address.Key, text => EmailAddress.From(text));
