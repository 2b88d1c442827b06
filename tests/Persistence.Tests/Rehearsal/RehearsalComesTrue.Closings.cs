using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Tests.Databases;

namespace CampaignTracker.Persistence.Tests.Rehearsal;

// Open consultations come to their end.
public abstract partial class RehearsalComesTrue
{
    private const string OnClosing =
        """
        { "triggers": { "closing": { "type": "Campaign.Event", "inputs": { "event": "consultation.closing" } } },
          "actions": { "Say": { "type": "Campaign.Task", "inputs": { "title": "@{triggerBody()?['distance']} left for @{triggerBody()?['key']}", "assignedTo": "role:officer", "waitForCompletion": false } } } }
        """;

    [ContractFact]
    public async Task What_flows_do_as_a_consultation_closes_comes_true()
    {
        await _living.ActAsync(context =>
        {
            var stamp = new Stamp(Origin.Import("test"), _living.Now);
            foreach (var (key, closes) in new[] { ("fees", new DateOnly(2026, 4, 14)), ("access", new DateOnly(2026, 3, 6)), ("far", new DateOnly(2026, 12, 1)) })
            {
                var consultation = Consultation.Plan(new ConsultationId(Guid.CreateVersion7()), _living.Campaign, key, "The Ministry", key, null, closes, null, stamp);
                consultation.Open(stamp);
                context.Add(consultation);
            }

            return Task.CompletedTask;
        });
        await _living.PublishAsync(OnClosing, "On closing");
        var run = await _living.StartAsync(
            """
            { "Five_left": { "type": "Campaign.WaitForEvent", "inputs": { "event": "consultation.closing", "where": "@and(equals(item()?['distance'], 5), equals(item()?['key'], 'fees'))" } },
              "Hurry": { "type": "Campaign.Task", "inputs": { "title": "Hurry: @{outputs('Five_left')?['payload']?['workingDaysLeft']} days", "assignedTo": "role:lead", "waitForCompletion": false }, "runAfter": { "Five_left": ["Succeeded"] } } }
            """);
        var until = Utc(6, 1, 9, 0);

        var foretold = (await _living.ForetellAsync(run, until))!;
        await _living.LiveCountingClosingsAsync(until);

        Mails(foretold).ShouldBe(_living.Sent);
        _living.Sent.Where(mail => mail.Contains("Hurry: 5 days", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldStartWith("2026-04-07 05:00 anna@example.org");
        _living.Sent.Where(mail => mail.Contains("left for", StringComparison.Ordinal)).Select(mail => mail[..10]).ShouldBe(
            ["2026-03-03", "2026-03-05", "2026-03-06", "2026-03-27", "2026-04-07", "2026-04-09", "2026-04-13", "2026-04-14"], ignoreOrder: true, "Easter is no working time");
        Waits(foretold).ShouldBe(await WaitsAsync());
    }
}
