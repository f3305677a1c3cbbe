package io.slipway.control.takeover;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.ledger.FlywayRepairAction;
import io.slipway.engine.ledger.FlywayRow;
import io.slipway.engine.ledger.PrismaRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One thing that is done to a ledger, in words and as data.
record LedgerAction(
    Kind kind,
    @Schema(description = "The script's path or the folder's name", example = "V7__prices.sql")
        String migration,
    @Schema(example = "The failed row of 7 is removed; the migration is pending again.")
        String text,
    @Schema(description = "The columns that get another value") List<Column> columns) {

  LedgerAction {
    columns = List.copyOf(columns);
  }

  /// What is done.
  enum Kind {
    /// A failed row is deleted.
    REMOVE_FAILED,
    /// A DELETE row is appended for a migration that has no file.
    MARK_DELETED,
    /// A row is brought in line with its file.
    ALIGN,
    /// The ledger is created with a baseline row.
    BASELINE,
    /// A row is appended for a migration that is in the database already.
    ADOPT,
    /// A failed row becomes a successful one.
    MARK_APPLIED,
    /// Failed rows are marked as rolled back, and count no longer.
    ROLL_BACK
  }

  /// A column of a row that is changed.
  @Schema(name = "LedgerColumn")
  record Column(
      @Schema(example = "checksum") String name,
      @Nullable @Schema(example = "-690524359") String from,
      @Nullable @Schema(example = "1432117894") String to) {}

  static LedgerAction of(FlywayRepairAction action) {
    var row = action.row();
    return switch (action) {
      case FlywayRepairAction.RemoveFailed _ -> removed(row);
      case FlywayRepairAction.MarkDeleted _ ->
          plain(
              Kind.MARK_DELETED,
              row.script(),
              label(row) + " is marked as deleted; should a file for it come back, it is pending.");
      case FlywayRepairAction.Align align -> aligned(align);
    };
  }

  private static LedgerAction aligned(FlywayRepairAction.Align align) {
    var row = align.row();
    var columns = new ArrayList<Column>();
    addChanged(columns, "description", row.description(), align.description());
    addChanged(columns, "type", row.typeText(), align.type().name());
    addChanged(columns, "checksum", text(row.checksum()), text(align.checksum()));
    addChanged(columns, "script", row.script(), align.script());
    var names = String.join(", ", columns.stream().map(Column::name).toList());
    return new LedgerAction(
        Kind.ALIGN,
        row.script(),
        "The row of %s takes over from its file: %s.".formatted(label(row), names),
        columns);
  }

  private static void addChanged(
      List<Column> columns, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      columns.add(new Column(name, from, to));
    }
  }

  static LedgerAction removed(FlywayRow row) {
    return plain(
        Kind.REMOVE_FAILED,
        row.script(),
        "The failed row of %s is removed; with a file, it is pending again.".formatted(label(row)));
  }

  static LedgerAction marked(FlywayRow row) {
    return plain(
        Kind.MARK_APPLIED, row.script(), "The failed row of " + label(row) + " is a success now.");
  }

  static LedgerAction baselined(FlywayVersion version) {
    return plain(
        Kind.BASELINE,
        version.text(),
        "The ledger is created; all versions up to %s count as applied.".formatted(version));
  }

  static LedgerAction adopted(PrismaRow row) {
    return plain(Kind.ADOPT, row.migrationName(), row.migrationName() + " is recorded as applied.");
  }

  static LedgerAction rolledBack(String name) {
    return plain(Kind.ROLL_BACK, name, "The failed rows of " + name + " are marked rolled back.");
  }

  private static LedgerAction plain(Kind kind, String migration, String text) {
    return new LedgerAction(kind, migration, text, List.of());
  }

  private static String label(FlywayRow row) {
    return row.versionText().orElse(row.description());
  }

  private static @Nullable String text(OptionalInt checksum) {
    return checksum.isPresent() ? Integer.toString(checksum.getAsInt()) : null;
  }
}
