package io.slipway.control.takeover;

import io.slipway.engine.bundle.Layout;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.MigrationStatus;
import io.slipway.engine.peer.TargetPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A target's ledger as the API shows it.
@Schema(name = "Ledger")
record LedgerView(
    @Schema(example = "inventory-production") String target,
    @Schema(example = "inventory") String project,
    @Schema(
            description = "Whose ledger it is",
            allowableValues = {"flyway", "prisma"})
        String peer,
    @Schema(description = "The bundle that the ledger is held against") String bundle,
    @Schema(description = "Whether the history table is there at all") boolean exists,
    @Schema(description = "How many rows there are, and a digest of what they say")
        LedgerPosition position,
    @Schema(description = "The bundle's migrations and the ledger's rows, in the peer's order")
        List<Entry> migrations,
    @Schema(description = "What the target's owner should know; blocking ones first")
        List<Finding> findings) {

  /// A migration, or a mark of the peer's own.
  @Schema(name = "LedgerMigration")
  record Entry(
      @Schema(description = "The script's path or the folder's name", example = "V7__prices.sql")
          String name,
      @Nullable @Schema(description = "None for a repeatable one, and for Prisma", example = "7")
          String version,
      @Schema(example = "prices") String description,
      @Schema(description = "The peer's own word", example = "Out of Order") String state,
      @Schema(description = "The same for both peers") MigrationStatus.Standing standing,
      @Nullable
          @Schema(
              description =
                  "As the ledger says: Prisma's in UTC, Flyway's in the writer's time zone",
              type = "string",
              example = "2026-03-01T09:30:00")
          LocalDateTime appliedAt) {

    static Entry of(MigrationStatus status) {
      return new Entry(
          status.name(),
          status.version().orElse(null),
          status.description(),
          status.state(),
          status.standing(),
          status.appliedAt().orElse(null));
    }
  }

  /// Something about the ledger, with the request that mends it.
  @Schema(name = "LedgerFinding")
  record Finding(
      @Schema(example = "FILE_EDITED") String code,
      LedgerFinding.Severity severity,
      @Schema(description = "The migration, row or table it is about") String subject,
      String message,
      @Schema(description = "What to do about it") String remedy,
      @Nullable @Schema(description = "Mends it; absent when no request does") OfferedAction action,
      @Nullable
          @Schema(description = "Mends it in the other case, where only a person can tell which")
          OfferedAction alternative) {

    static Finding of(LedgerFinding finding, Offers offers) {
      return new Finding(
          finding.code().name(),
          finding.severity(),
          finding.subject(),
          finding.message(),
          finding.remedy(),
          offers.first(finding).orElse(null),
          offers.second(finding).orElse(null));
    }
  }

  static LedgerView of(TargetLedger ledger, TargetPlan plan, Offers offers) {
    return new LedgerView(
        ledger.target().id().value(),
        ledger.project().id().value(),
        peer(ledger.project().layout()),
        ledger.bundleId(),
        plan.ledger().exists(),
        plan.position(),
        plan.ledger().migrations().stream().map(Entry::of).toList(),
        plan.ledger().findings().stream().map(finding -> Finding.of(finding, offers)).toList());
  }

  private static String peer(Layout layout) {
    return layout.name().toLowerCase(Locale.ROOT);
  }
}
