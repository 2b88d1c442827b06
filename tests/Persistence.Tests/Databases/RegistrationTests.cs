using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Databases;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("Data:Provider", "Oracle", "Data:Provider is 'Oracle'; it must be Sqlite, SqlServer or Postgres.")]
    [InlineData("Data:Provider", "1", "Data:Provider is '1'; it must be Sqlite, SqlServer or Postgres.")]
    [InlineData("Data:Provider", "postgres", "ConnectionStrings:Tracker is empty; Data:Provider Postgres needs it to find the database.")]
    [InlineData("Data:Folder", " ", "Data:Folder is empty; give the folder where the database file and attachments are kept.")]
    public void A_wrong_setting_is_named_in_one_sentence(string key, string value, string sentence)
    {
        using var services = Build((key, value));
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<TrackerDatabase>()).Message.ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Sqlite", typeof(SqliteTrackerDbContext))]
    [InlineData("SQLSERVER", typeof(SqlServerTrackerDbContext))]
    [InlineData("Postgres", typeof(PostgresTrackerDbContext))]
    public void The_provider_is_a_setting(string provider, Type context)
    {
        using var services = Build(("Data:Provider", provider), ("ConnectionStrings:Tracker", provider == "Sqlite" ? "Data Source=:memory:" : "Host=h"));
        using var scope = services.CreateScope();
        if (provider == "SQLSERVER")
        {
            // Its own spelling of where the server is.
            services.GetRequiredService<IConfiguration>()["ConnectionStrings:Tracker"] = "Server=.";
        }

        scope.ServiceProvider.GetRequiredService<TrackerDbContext>().ShouldBeOfType(context);
        services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_any_setting_there_is_a_file_in_the_data_folder_that_survives_a_power_cut()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-").FullName;
        try
        {
            using var services = Build(("Data:Folder", Path.Combine(folder, "new")));
            await using var connection = await services.GetRequiredService<TrackerDatabase>().OpenAsync(default);
            File.Exists(Path.Combine(folder, "new", "tracker.db")).ShouldBeTrue();
            (await PragmaAsync("journal_mode")).ShouldBe("wal");
            (await PragmaAsync("synchronous")).ShouldBe("2");

            async Task<string?> PragmaAsync(string name)
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from this test.
                command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
                return (await command.ExecuteScalarAsync())?.ToString();
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddTrackerPersistence(configuration).BuildServiceProvider();
    }
}
