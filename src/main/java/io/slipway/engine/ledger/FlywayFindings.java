package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.ledger.LedgerFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the owner of a target should know about its Flyway history, and do about it.
record FlywayFindings(FlywayInfo info, FlywayHistorySettings settings) {

  private static final int NAMED = 5;

  List<LedgerFinding> all() {
    var findings = new ArrayList<LedgerFinding>();
    info.failed().forEach(migration -> findings.add(failed(migration)));
    var errors = FlywayValidation.beforeMigrate(info, settings.ignoreMigrationPatterns());
    errors.forEach(error -> finding(error).ifPresent(findings::add));
    findings.addAll(tolerated(errors));
    findings.addAll(appliedAsOtherType());
    info.unreadable().forEach(row -> findings.add(unreadable(row)));
    findings.addAll(rows());
    return findings;
  }

  private List<LedgerFinding> rows() {
    var findings = new ArrayList<LedgerFinding>();
    appliedOutOfOrder().ifPresent(findings::add);
    paidUndo().ifPresent(findings::add);
    inForceByVersion()
        .forEach(
            (version, rows) -> {
              if (rows.size() > 1) {
                findings.add(severalRows(version, rows.size()));
              }
            });
    warning(
            LedgerFindingCode.CHECKSUM_ABSENT,
            info.all().stream().filter(FlywayFindings::lacksChecksum).toList(),
            "%s recorded without a checksum, so that an edit of its file would not be noticed: %s.",
            "Repair the ledger, which fills the checksums in from the files.")
        .ifPresent(findings::add);
    return findings;
  }

  // One failed row of a newer version does not stop Flyway while future rows are ignored.
  private LedgerFinding failed(MigrationInfo migration) {
    var tolerated =
        info.failed().size() == 1
            && migration.state() == FlywayState.FUTURE_FAILED
            && IgnoreMigrationPattern.cover(
                settings.ignoreMigrationPatterns(), FlywayState.FUTURE_SUCCESS);
    return new LedgerFinding(
        LedgerFindingCode.FAILED_MIGRATION,
        tolerated ? Severity.WARNING : Severity.BLOCKING,
        migration.script(),
        "Migration %s (%s) failed, and nothing says how far it got."
            .formatted(migration.label(), migration.description()),
        "Look at what it left in the database. If it is complete, resolve it as applied; else undo"
            + " what is there and repair the ledger, which makes the migration pending again.");
  }

  private Optional<LedgerFinding> finding(FlywayError error) {
    var subject = error.migration().map(MigrationInfo::script).orElse(settings.table().quoted());
    return switch (error.code()) {
      // named already, from the rows themselves
      case FAILED_VERSIONED_MIGRATION, FAILED_REPEATABLE_MIGRATION -> Optional.empty();
      case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
          blocking(LedgerFindingCode.FILE_MISSING, subject, error, missing(error));
      case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED ->
          blocking(LedgerFindingCode.OUT_OF_ORDER_MIGRATION, subject, error);
      case CHECKSUM_MISMATCH -> blocking(LedgerFindingCode.FILE_EDITED, subject, error);
      case DESCRIPTION_MISMATCH -> blocking(LedgerFindingCode.DESCRIPTION_CHANGED, subject, error);
      case TYPE_MISMATCH -> blocking(LedgerFindingCode.TYPE_CHANGED, subject, error);
      case DUPLICATE_DELETED_MIGRATION -> blocking(LedgerFindingCode.DELETED_TWICE, subject, error);
      case ERROR -> blocking(LedgerFindingCode.TARGET_NOT_FOUND, subject, error);
      case OUTDATED_REPEATABLE_MIGRATION -> Optional.empty();
    };
  }

  private static String missing(FlywayError error) {
    return error.migration().filter(m -> m.type() == FlywayType.JDBC).isPresent()
        ? "Slipway runs no Java migrations. If it is one, allow it with ignoreMigrationPatterns"
            + " *:missing; a repair would mark it as deleted, and Flyway would run it again."
        : "Put the original file back into the bundle and upload it again. If it was removed on"
            + " purpose, repair the ledger, which marks the migration as deleted.";
  }

  private static Optional<LedgerFinding> blocking(
      LedgerFindingCode code, String subject, FlywayError error) {
    return blocking(code, subject, error, remedy(code));
  }

  // The message is Flyway's first sentence, the remedy Slipway's.
  private static Optional<LedgerFinding> blocking(
      LedgerFindingCode code, String subject, FlywayError error, String remedy) {
    var message =
        error
            .message()
            .lines()
            .filter(
                line ->
                    !line.startsWith("If ")
                        && !line.startsWith("To ")
                        && !line.startsWith("Either "))
            .collect(Collectors.joining(" "));
    return Optional.of(LedgerFinding.blocking(code, subject, message, remedy));
  }

  private static String remedy(LedgerFindingCode code) {
    return switch (code) {
      case OUT_OF_ORDER_MIGRATION ->
          "Give the file a version above the newest one applied, or set outOfOrder for this target.";
      case FILE_EDITED, DESCRIPTION_CHANGED ->
          "Upload the original file again. If the new one describes the same schema, repair the"
              + " ledger, which takes over the file's checksum and description.";
      case TYPE_CHANGED -> "Repair the ledger, which takes over the file's type.";
      case DELETED_TWICE -> "Delete the newer DELETE row of this version by hand.";
      case TARGET_NOT_FOUND -> "Correct the option target, or add a ? behind the version.";
      default -> throw new IllegalArgumentException("no remedy for " + code);
    };
  }

  // One finding for all of a kind: a squashed history can have hundreds of them and be healthy.
  private List<LedgerFinding> tolerated(List<FlywayError> errors) {
    var named =
        errors.stream().flatMap(error -> error.migration().stream()).collect(Collectors.toSet());
    var byFuture =
        info.all().stream()
            .filter(m -> m.state().isWithoutFile() && !m.state().isFailed() && !named.contains(m))
            .filter(m -> !m.type().isSynthetic())
            .collect(Collectors.partitioningBy(m -> m.state().isFuture()));
    var findings = new ArrayList<LedgerFinding>();
    warning(
            LedgerFindingCode.FUTURE_MIGRATION,
            byFuture.getOrDefault(true, List.of()),
            "%s applied, and newer than every file of the bundle: %s.",
            "Check that the bundle is not older than what runs here already.")
        .ifPresent(findings::add);
    warning(
            LedgerFindingCode.FILE_MISSING,
            byFuture.getOrDefault(false, List.of()),
            "%s applied without a file, which ignoreMigrationPatterns allows: %s.",
            "Put the files back when the history should be able to build a new database.")
        .ifPresent(findings::add);
    return findings;
  }

  private static Optional<LedgerFinding> warning(
      LedgerFindingCode code, List<MigrationInfo> migrations, String message, String remedy) {
    if (migrations.isEmpty()) {
      return Optional.empty();
    }
    var count = migrations.size();
    var subjects = count == 1 ? "One migration is" : count + " migrations are";
    return Optional.of(
        LedgerFinding.warning(
            code,
            migrations.getFirst().script(),
            message.formatted(subjects, labels(migrations)),
            remedy));
  }

  // Flyway joins rows to files by version and type, and so would run this version a second time.
  private List<LedgerFinding> appliedAsOtherType() {
    var rows = inForceByVersion();
    return info.pending().stream()
        .flatMap(
            pending ->
                pending.version().stream()
                    .flatMap(version -> rows.getOrDefault(version, List.of()).stream())
                    .limit(1)
                    .map(row -> appliedAsOtherType(pending, row)))
        .toList();
  }

  private static LedgerFinding appliedAsOtherType(MigrationInfo pending, MigrationInfo row) {
    return LedgerFinding.blocking(
        LedgerFindingCode.TYPE_CHANGED,
        pending.script(),
        "Version %s was applied as %s %s, and would be run again as %s %s."
            .formatted(pending.label(), row.type(), row.script(), pending.type(), pending.script()),
        "Give the new file another version, or keep the earlier kind of migration.");
  }

  private Map<FlywayVersion, List<MigrationInfo>> inForceByVersion() {
    return info.all().stream()
        .filter(m -> m.isVersioned() && isMigrationInForce(m))
        .collect(
            Collectors.groupingBy(
                m -> m.version().orElseThrow(), TreeMap::new, Collectors.toList()));
  }

  private static boolean isMigrationInForce(MigrationInfo migration) {
    return migration.applied().isPresent()
        && migration.state() != FlywayState.DELETED
        && migration.state() != FlywayState.UNDONE
        && !migration.state().isFailed()
        && !migration.type().isSynthetic()
        && !migration.type().isUndo();
  }

  private LedgerFinding unreadable(FlywayRow row) {
    var subject = settings.table().quoted() + " rank " + row.installedRank();
    return row.hasReadableVersion()
        ? LedgerFinding.blocking(
            LedgerFindingCode.UNKNOWN_TYPE,
            subject,
            "The row of %s has the type %s, which Flyway does not know."
                .formatted(row.label(), row.typeText()),
            "Find out which tool wrote it, and set the type that it stands for by hand.")
        : LedgerFinding.blocking(
            LedgerFindingCode.UNREADABLE_VERSION,
            subject,
            "The row of %s has the version %s, which is none.".formatted(row.script(), row.label()),
            "Rename the file to a plain version, and set the same one in the row by hand.");
  }

  private Optional<LedgerFinding> appliedOutOfOrder() {
    var rows = info.inState(FlywayState.OUT_OF_ORDER);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            LedgerFinding.warning(
                LedgerFindingCode.APPLIED_OUT_OF_ORDER,
                rows.getFirst().script(),
                "%d migrations were applied out of order: %s.".formatted(rows.size(), labels(rows)),
                "Nothing has to be done. A new database gets them in their versions' order."));
  }

  private Optional<LedgerFinding> paidUndo() {
    var rows =
        info.all().stream()
            .filter(m -> m.type() == FlywayType.UNDO_SQL || m.type() == FlywayType.UNDO_JDBC)
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            LedgerFinding.warning(
                LedgerFindingCode.PAID_UNDO_ROWS,
                rows.getFirst().script(),
                "Flyway's paid undo left %d rows: %s. Its free edition cannot read this history."
                    .formatted(rows.size(), labels(rows)),
                "Nothing has to be done for Slipway."));
  }

  private static String labels(List<MigrationInfo> migrations) {
    var labels =
        migrations.stream()
            .limit(NAMED)
            .map(MigrationInfo::label)
            .collect(Collectors.joining(", "));
    return migrations.size() > NAMED ? labels + ", …" : labels;
  }

  private LedgerFinding severalRows(FlywayVersion version, int count) {
    return LedgerFinding.warning(
        LedgerFindingCode.SEVERAL_ROWS,
        settings.table().quoted() + " version " + version,
        "%d rows say that version %s is applied.".formatted(count, version),
        "Find out whether it ran more than once, and delete the rows that do not stand for a run.");
  }

  private static boolean lacksChecksum(MigrationInfo migration) {
    return migration.resolved().isPresent()
        && isMigrationInForce(migration)
        && migration.applied().orElseThrow().checksum().isEmpty();
  }
}
