package io.slipway.control.takeover;

import io.slipway.control.takeover.LedgerAudit.Deed;
import io.slipway.control.takeover.LedgerChange.Made;
import io.slipway.control.takeover.LedgerChange.Refused;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of targets' ledgers.
@RestController
@RequestMapping("/api/v1/targets/{id}/ledger")
@Tag(name = "ledgers", description = "The history tables of Flyway and Prisma inside the targets")
@ApiResponse(responseCode = "200", description = "As it is now")
@ApiResponse(
    responseCode = "502",
    description = "The target does not answer",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(ref = "#/components/schemas/Problem")))
class LedgerController {

  private static final String BUNDLE = "[0-9a-f]{64}";
  private static final String BUNDLE_MESSAGE = "must be a bundle's id";

  private final TargetLedgers ledgers;
  private final LedgerReading reading;
  private final LedgerChanges changes;
  private final AccessCheck access;

  LedgerController(
      TargetLedgers ledgers, LedgerReading reading, LedgerChanges changes, AccessCheck access) {
    this.ledgers = ledgers;
    this.reading = reading;
    this.changes = changes;
    this.access = access;
  }

  /// What was done, and the ledger as it is now.
  @Schema(name = "LedgerChange")
  record Changed(
      @Schema(description = "What was done; empty when everything was so before")
          List<LedgerAction> changes,
      LedgerView ledger) {}

  @GetMapping
  @Authorize(role = Role.VIEWER, on = "target")
  @Operation(
      operationId = "getLedger",
      summary = "Asks a target for its ledger: every migration, and what is wrong with it",
      description = "A finding that Slipway can mend has the request that does so, ready to send.")
  LedgerView get(
      @PathVariable String id,
      @Nullable
          @RequestParam(required = false)
          @Pattern(regexp = BUNDLE, message = BUNDLE_MESSAGE)
          @Parameter(description = "The bundle; left out, the project's newest")
          String bundle) {
    return reading.ledger(ledgers.find(id, bundle));
  }

  @PostMapping("/baseline")
  @Authorize(role = Role.ADMIN, on = "target", action = "ledger.baseline")
  @Operation(
      operationId = "baselineLedger",
      summary = "Creates the ledger of a database that already has what the first migrations make",
      description =
          "Flyway: a BASELINE row of the version. Prisma: `migrate resolve --applied` for every"
              + " migration up to `through`. No migration is run.")
  Changed baseline(@PathVariable String id, @Valid @RequestBody BaselineRequest request) {
    var ledger = ledgers.find(id, request.bundle());
    return make(ledger, request.change(ledger.project().settings()));
  }

  @GetMapping("/repair")
  @Authorize(role = Role.VIEWER, on = "target")
  @Operation(
      operationId = "previewLedgerRepair",
      summary = "Shows what a repair of the ledger would do; nothing is changed",
      description =
          "Flyway: failed rows are removed, applied migrations without a file marked as deleted,"
              + " rows brought in line with edited files. Prisma's ledger has no such repair.")
  RepairView preview(
      @PathVariable String id,
      @Nullable
          @RequestParam(required = false)
          @Pattern(regexp = BUNDLE, message = BUNDLE_MESSAGE)
          @Parameter(description = "The bundle; left out, the project's newest")
          String bundle,
      @RequestParam(defaultValue = "false")
          @Parameter(description = "Whether the script column is updated too")
          boolean updateScripts) {
    return reading.repair(ledgers.find(id, bundle), updateScripts);
  }

  @PostMapping("/repair")
  @Authorize(role = Role.ADMIN, on = "target", action = "ledger.repair")
  @Operation(
      operationId = "repairLedger",
      summary = "Repairs the ledger exactly as it was shown",
      description = "Refused as `repair-stale` when the ledger or the bundle changed meanwhile.")
  Changed repair(@PathVariable String id, @Valid @RequestBody RepairRequest request) {
    return make(ledgers.find(id, request.bundle()), request.change());
  }

  @PostMapping("/resolve")
  @Authorize(role = Role.ADMIN, on = "target", action = "ledger.resolve")
  @Operation(
      operationId = "resolveMigration",
      summary = "Says whether a failed migration is in the database, and records it so",
      description = "Look at the database first: nothing is run and nothing is undone.")
  Changed resolve(@PathVariable String id, @Valid @RequestBody ResolveRequest request) {
    return make(ledgers.find(id, request.bundle()), request.change());
  }

  private Changed make(TargetLedger ledger, LedgerChange change) {
    var deed = new Deed(ledger, change, access.caller().name());
    return switch (changes.make(deed)) {
      case Made(var actions) -> new Changed(actions, reading.ledger(ledger));
      case Refused(var refusal) -> throw refusal.asException();
    };
  }
}
