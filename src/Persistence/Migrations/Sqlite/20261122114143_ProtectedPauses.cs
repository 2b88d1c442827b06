using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProtectedPauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsReflection",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsReflection",
                table: "Tasks");
        }
    }
}
