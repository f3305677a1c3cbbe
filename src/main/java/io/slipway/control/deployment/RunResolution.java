package io.slipway.control.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/// What somebody found on the target, or made of it by hand.
///
/// @param reason for the audit trail
@Schema(example = "{\"decision\": \"applied\", \"reason\": \"the procedure's rows are there\"}")
record RunResolution(
    @NotNull
        @Schema(
            description =
                """
                Of a statement in doubt (NEEDS_DECISION): `applied`, it took effect, and the run goes \
                on behind it; `retry`, it did not, and is sent again. Of a failed migration: \
                `applied`, all of it is there, which the ledger then says too, and the run goes on \
                behind it; `retry`, it is gone on with where it stopped. Of both: `rolled_back`, \
                nothing of the migration is there any more; its failed row is settled in the ledger \
                as the peer's own command does it, and the run ends as cancelled.""")
        Decision decision,
    @NotBlank @Size(max = 1000) String reason) {

  enum Decision {
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    @JsonProperty("retry")
    RETRY;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
