namespace CampaignTracker.Domain.Consultations;

public sealed class ConsultationQuestion
{
    private ConsultationQuestion() => Text = null!;

    internal ConsultationQuestion(int number, string text) => (Number, Text) = (number, text);

    public int Number { get; private set; }

    public string Text { get; private set; }

    /// <summary>Our answer so far; null while nobody began.</summary>
    public string? Answer { get; private set; }

    internal void Write(string? answer) => Answer = answer;
}
