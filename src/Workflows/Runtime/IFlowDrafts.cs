namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// The next version of a flow while it is being written. A flow has at most one draft; it holds what was typed, faulty or not, until
/// it is published or given up.
/// </summary>
public interface IFlowDrafts
{
    /// <summary>Null where nobody is writing at one.</summary>
    Task<FlowDraft?> FindAsync(Guid flow, CancellationToken cancel);

    /// <summary>Keeps what was typed. Where somebody else has saved since, nothing is overwritten and the answer says so.</summary>
    /// <exception cref="UnknownFlowException">No such flow.</exception>
    Task<DraftSaved> SaveAsync(DraftToSave draft, CancellationToken cancel);

    /// <summary>Says that the draft takes the version given into account, unless somebody saved the draft, or began another, meanwhile.</summary>
    Task<DraftSaved> RebaseAsync(DraftToRebase draft, CancellationToken cancel);

    /// <summary>Gives the draft up, unless somebody saved it after the revision given, or began another.</summary>
    /// <returns>Whether the flow has no draft any more.</returns>
    Task<bool> DiscardAsync(Guid flow, Guid draft, int revision, CancellationToken cancel);

    /// <summary>Makes the draft the flow's next version and takes it away. The same draft again gives the version it has become.</summary>
    Task<DraftPublication> PublishAsync(DraftToPublish draft, CancellationToken cancel);
}

/// <param name="Id">Of the version that it will become.</param>
/// <param name="Revision">1 when it was first saved, one more with every save.</param>
/// <param name="Definition">The JSON text as it was typed; it may have errors.</param>
/// <param name="BasedOn">The number of the version that its author had before them.</param>
/// <param name="Author">Who saved it last.</param>
/// <param name="Note">What will be said about the version; empty while nothing was written.</param>
public sealed record FlowDraft(
    Guid Flow, Guid Id, int Revision, string Definition, int BasedOn, string Author, string Note, DateTimeOffset UpdatedAt);

/// <param name="Id">Of the draft that its author had before them. Of one that is begun by this it is made by the caller, so that a form sent again, after it was published, begins no second one.</param>
/// <param name="Revision">The one that its author had before them; 0 where there was no draft.</param>
/// <param name="BasedOn">The number of the version that its author had before them.</param>
public sealed record DraftToSave(Guid Flow, Guid Id, int Revision, string Definition, int BasedOn, string Author, string Note);

/// <param name="Draft">The draft as it stands now; null where it was published or given up meanwhile.</param>
/// <param name="Saved">False where somebody else was there first: <paramref name="Draft"/> is theirs.</param>
public sealed record DraftSaved(FlowDraft? Draft, bool Saved);

/// <param name="Draft"><see cref="FlowDraft.Id"/> of the draft that was looked at.</param>
/// <param name="Definition">The text that was looked at: a version that the draft became meanwhile with other text is not this one's.</param>
public sealed record DraftToPublish(Guid Flow, Guid Draft, int Revision, string Definition, string Author, string Note);

/// <param name="Draft"><see cref="FlowDraft.Id"/> of the draft that was looked at.</param>
/// <param name="Version">The number of the version that its author has looked at.</param>
public sealed record DraftToRebase(Guid Flow, Guid Draft, int Revision, int Version);
