package io.slipway.control.takeover;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what became of a migration.
@Schema(
    example =
        """
        {"migration": "20250806074519_jobs", "as": "rolled-back"}""")
record ResolveRequest(
    @NotNull
        @Size(max = 1000)
        @Pattern(regexp = OneLine.REGEX, message = OneLine.MESSAGE)
        @Schema(
            description = "The folder's name, or the script as the ledger has it",
            example = "20250806074519_jobs")
        String migration,
    @NotNull As as,
    @Nullable
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a bundle's id")
        @Schema(description = "The bundle; left out, the project's newest")
        String bundle) {

  /// What somebody found on the target.
  enum As {
    /// All of it is in the database.
    @JsonProperty("applied")
    APPLIED,
    /// Nothing of it is in the database, or nothing any more.
    @JsonProperty("rolled-back")
    ROLLED_BACK;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  LedgerChange change() {
    return new ResolveChange(migration, as);
  }
}
