using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StageEndings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "StageVisits",
                type: "TEXT",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Ending",
                table: "StageVisits");
        }
    }
}
