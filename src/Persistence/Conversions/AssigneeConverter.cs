using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>"user:priya@example.org" or "role:officer": equal assignees are equal texts, so lists of one's own work are one IN over a few texts.</summary>
internal sealed class AssigneeConverter() : ValueConverter<Assignee, string>(assignee => assignee.ToString(), text => Assignee.Parse(text));
