package io.slipway.control.takeover;

import io.slipway.control.project.ProjectSettings;
import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.ledger.FlywayBaseline;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Asks for a ledger on a database that has none.
@Schema(
    example =
        """
        {"version": "12", "description": "as it was before Slipway"}""")
record BaselineRequest(
    @Nullable
        @Size(max = 50)
        @Pattern(regexp = OneLine.REGEX, message = OneLine.MESSAGE)
        @Schema(
            description =
                "Flyway: versions up to it count as applied; left out, the project's"
                    + " baseline-version",
            example = "12")
        String version,
    @Nullable
        @Size(max = 200)
        @Pattern(regexp = OneLine.REGEX, message = OneLine.MESSAGE)
        @Schema(description = "Flyway: what the row says; left out, the project's own")
        String description,
    @Nullable
        @Size(max = 255)
        @Pattern(regexp = OneLine.REGEX, message = OneLine.MESSAGE)
        @Schema(
            description = "Prisma: this migration and all before it count as applied",
            example = "20250611083012_init")
        String through,
    @Nullable
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a bundle's id")
        @Schema(description = "The bundle; left out, the project's newest")
        String bundle) {

  /// @throws ProblemException when a field is missing, invalid or the other peer's
  LedgerChange change(ProjectSettings settings) {
    return switch (settings) {
      case ProjectSettings.Flyway flyway -> flyway(flyway);
      case ProjectSettings.Prisma _ -> prisma();
    };
  }

  private LedgerChange flyway(ProjectSettings.Flyway flyway) {
    if (through != null) {
      throw invalid("through", "is for Prisma; name a version");
    }
    var chosen = version == null ? flyway.baselineVersion() : version;
    var words = description == null ? flyway.baselineDescription() : description;
    try {
      return new FlywayBaselineChange(
          new FlywayBaseline(FlywayVersion.parse(chosen), words, false));
    } catch (IllegalArgumentException e) {
      throw invalid("version", String.valueOf(e.getMessage()));
    }
  }

  private LedgerChange prisma() {
    if (version != null || description != null) {
      throw invalid(version == null ? "description" : "version", "is for Flyway; name a migration");
    }
    if (through == null) {
      throw invalid("through", "is missing: name the last migration that is in the database");
    }
    return new PrismaBaselineChange(through);
  }

  private static ProblemException invalid(String field, String message) {
    return Refusal.ofField(ProblemCode.INVALID_FIELD, field, message).asException();
  }
}
