using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Work;

public sealed record TaskIsOpen(string Title) : Rule
{
    public override string Sentence => $"The task '{Title}' is already closed.";
}

public sealed record ApprovalIsOpen(string Title, ApprovalState State) : Rule
{
    public override string Sentence => State switch
    {
        ApprovalState.Answered => $"'{Title}' is already decided.",
        ApprovalState.TimedOut => $"'{Title}' ran out of time and takes no more answers.",
        ApprovalState.Cancelled => $"'{Title}' was cancelled and takes no more answers.",
        ApprovalState.Open => $"'{Title}' is open.",
    };
}

public sealed record ApprovalAsksSomeone(string Title) : Rule
{
    public override string Sentence => $"'{Title}' needs at least one person or role to answer it.";
}

public sealed record OnlyWhoIsAskedAnswers(string Name, string Title) : Rule
{
    public override string Sentence => $"{Name} is not one of those asked about '{Title}'.";
}

public sealed record ApprovalIsAnsweredInOrder(string Next) : Rule
{
    public override string Sentence => $"This is asked one after the other; {Next} answers first.";
}

public sealed record ApprovalIsAnsweredOncePerPerson(string Name) : Rule
{
    public override string Sentence => $"{Name} has already answered. Nobody answers twice.";
}

public sealed record AnswerIsAnOption(string Choice, IReadOnlyList<string> Options) : Rule
{
    public override string Sentence => $"'{Choice}' is not one of the answers: {string.Join(", ", Options)}.";
}

public sealed record ACustomResponseHasOptions(string Title) : Rule
{
    public override string Sentence => $"'{Title}' needs at least one answer to choose from.";
}

public sealed record DelegateIsNotAskedAlready(string Name) : Rule
{
    public override string Sentence => $"{Name} is already asked.";
}
