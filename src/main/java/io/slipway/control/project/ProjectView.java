package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A project as the API shows it.
///
/// @param hasFolder whether plans can read a configured folder instead of an uploaded bundle
/// @param source `config` or `api`: where it can be changed
@Schema(name = "Project")
record ProjectView(
    @Schema(example = "inventory") String id,
    @Schema(example = "Inventory") String name,
    @Schema(allowableValues = {"flyway", "prisma"}) String layout,
    @Schema(description = "Whether plans can read a configured folder") boolean hasFolder,
    @Nullable @Schema(ref = FlywayOptionsSchema.REFERENCE) Map<String, Object> flyway,
    NewProject.@Nullable PrismaOptions prisma,
    @Schema(description = "What is said about lint, under the keys of the files")
        Map<String, Object> lint,
    @Schema(description = "Queries that its targets must answer as expected after each run")
        Map<String, Object> verification,
    @Schema(
            allowableValues = {"config", "api"},
            description = "Where it can be changed")
        String source,
    Instant createdAt,
    Instant updatedAt) {

  static ProjectView of(Stored<Project> stored) {
    var project = stored.object();
    return new ProjectView(
        project.id().value(),
        project.name().value(),
        project.layout().name().toLowerCase(Locale.ROOT),
        project.migrations().isPresent(),
        project.settings() instanceof ProjectSettings.Flyway(var options) ? options.byKey() : null,
        project.settings() instanceof ProjectSettings.Prisma(var execution)
            ? new NewProject.PrismaOptions(execution.key())
            : null,
        LintReader.write(project.migrationNames()),
        VerificationReader.write(project.verification()),
        stored.source().word(),
        stored.createdAt(),
        stored.updatedAt());
  }
}
