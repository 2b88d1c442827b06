using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Tests.Running;

/// <summary>
/// Counts the commands that EF Core sends for the requests of one test, told by the execution context from those of the engine.
/// It listens from the start of the site on: EF Core looks only now and then whether somebody listens.
/// </summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<Box?> Mine = new();
    private static readonly Lazy<IDisposable> Listening = new(() => DiagnosticListener.AllListeners.Subscribe(new CommandCounter()));

    public static void Listen() => _ = Listening.Value;

    /// <summary>Begins a count for everything that the caller awaits from now on.</summary>
    public static Box Begin() => Mine.Value = new Box();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name)
        {
            Mine.Value?.Add();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    internal sealed class Box
    {
        private int _count;

        public int Count => _count;

        public void Add() => Interlocked.Increment(ref _count);
    }
}
