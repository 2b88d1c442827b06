using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignTracker.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RunFamilies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Generation",
                table: "Runs",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "RootRunId",
                table: "Runs",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Runs_OpenBelow",
                table: "Runs",
                column: "RootRunId",
                filter: "\"RootRunId\" IS NOT NULL AND \"EndedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Runs_OpenBelow",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Generation",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "RootRunId",
                table: "Runs");
        }
    }
}
