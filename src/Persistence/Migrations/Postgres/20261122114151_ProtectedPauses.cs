using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Persistence.Migrations.Postgres
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
                type: "boolean",
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
