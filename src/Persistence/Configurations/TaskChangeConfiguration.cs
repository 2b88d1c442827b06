using CampaignTracker.Domain.Work;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class TaskChangeConfiguration() : PartConfiguration<TaskChange, TaskItemId>("TaskChanges", "TaskId");
