package io.slipway.control.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a target's schema will be once a plan has run on it, as far as a rehearsal showed.
@Schema(
    name = "ExpectedSchema",
    description = "What the target's schema will be once the plan has run, as far as it is proved")
public record ExpectedSchema(
    @Nullable
        @Schema(
            description =
                "Digest of the schema then, the ledger left out; absent when it is unproven")
        String fingerprint,
    @Schema(
            description = "How that is known, or why it is not",
            example = "What the rehearsal changed, on the target's own schema.")
        String reason,
    @Schema(
            description = "Tables that the steps locked against changes in the rehearsal",
            example = "[\"public.orders\"]")
        List<String> touched,
    @Schema(
            description = "Indexes and foreign keys that the steps made in the rehearsal",
            example = "[\"index public.orders_by_day\"]")
        List<String> promised) {

  private static final String MEASURED = "What the rehearsal changed, on the target's own schema.";
  private static final String NOTHING = "No migration is pending, so nothing changes.";

  public ExpectedSchema {
    touched = List.copyOf(touched);
    promised = List.copyOf(promised);
  }

  /// Nobody knows.
  public static ExpectedSchema unproven(String reason) {
    return new ExpectedSchema(null, reason, List.of(), List.of());
  }

  static ExpectedSchema unchanged(String fingerprint) {
    return new ExpectedSchema(fingerprint, NOTHING, List.of(), List.of());
  }

  static ExpectedSchema measured(String fingerprint) {
    return new ExpectedSchema(fingerprint, MEASURED, List.of(), List.of());
  }

  ExpectedSchema with(Collection<String> touched, Collection<String> promised) {
    return new ExpectedSchema(fingerprint, reason, List.copyOf(touched), List.copyOf(promised));
  }
}
