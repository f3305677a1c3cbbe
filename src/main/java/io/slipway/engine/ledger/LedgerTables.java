package io.slipway.engine.ledger;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The relations of a database that are, or look like, a ledger.
///
/// @param own where the target's ledger is expected
record LedgerTables(Relation own, List<Found> all) {

  private static final String TABLES = SqlResource.read(LedgerTables.class, "ledger_tables.sql");
  private static final String ORDINARY = "r";
  private static final String BEFORE_FLYWAY_5 = "schema_version";

  /// A relation with its kind as `pg_class.relkind`.
  record Found(Relation relation, String kind) {}

  static LedgerTables read(Connection connection, Relation own) throws SQLException {
    try (var statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, own.name());
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<Found>();
        while (rows.next()) {
          var relation = new Relation(rows.getString("schema"), rows.getString("name"));
          all.add(new Found(relation, rows.getString("kind")));
        }
        return new LedgerTables(own, List.copyOf(all));
      }
    }
  }

  boolean exists() {
    return all.contains(new Found(own, ORDINARY));
  }

  List<LedgerFinding> findings() {
    return all.stream()
        .filter(found -> !(found.relation().equals(own) && found.kind().equals(ORDINARY)))
        .flatMap(found -> finding(found).stream())
        .toList();
  }

  private List<LedgerFinding> finding(Found found) {
    var relation = found.relation();
    if (relation.equals(own)) {
      return List.of(notATable());
    }
    if (relation.name().equalsIgnoreCase(own.name()) || isEarlierName(relation)) {
      return relation.schema().equals(own.schema())
          ? List.of(variant(relation))
          : elsewhere(relation);
    }
    return relation.schema().equals(own.schema()) && !relation.name().equals(BEFORE_FLYWAY_5)
        ? List.of(otherPeer(relation))
        : List.of();
  }

  private boolean isEarlierName(Relation relation) {
    return own.name().equals(FlywayTable.DEFAULT_NAME)
        && relation.name().equalsIgnoreCase(BEFORE_FLYWAY_5);
  }

  private LedgerFinding notATable() {
    return LedgerFinding.blocking(
        LedgerFindingCode.LEDGER_NOT_A_TABLE,
        own.toString(),
        own + " is not an ordinary table, so the history in it is not seen and cannot be created.",
        "Rename or drop it, or configure the history table's real name and schema.");
  }

  private LedgerFinding variant(Relation relation) {
    var message =
        "Besides the ledger %s there is %s, whose name means the same to a reader."
            .formatted(own, relation);
    return exists()
        ? LedgerFinding.warning(
            LedgerFindingCode.LEDGER_NAME_VARIANT,
            relation.toString(),
            message,
            "Make sure that no tool still writes to it, then drop it.")
        : LedgerFinding.blocking(
            LedgerFindingCode.LEDGER_NAME_VARIANT,
            relation.toString(),
            "There is no ledger %s, but a table %s.".formatted(own, relation),
            "If it is this project's history, configure its name as the target's table;"
                + " if not, rename or drop it.");
  }

  private List<LedgerFinding> elsewhere(Relation relation) {
    return exists()
        ? List.of()
        : List.of(
            LedgerFinding.warning(
                LedgerFindingCode.LEDGER_ELSEWHERE,
                relation.toString(),
                "There is no ledger %s, but one in another schema: %s.".formatted(own, relation),
                "If it is this project's history, configure its schema for the target."));
  }

  private LedgerFinding otherPeer(Relation relation) {
    return LedgerFinding.warning(
        LedgerFindingCode.OTHER_PEER_PRESENT,
        relation.toString(),
        "The schema has another tool's ledger too: %s.".formatted(relation),
        "If another tool still migrates this schema, let one of the two do it alone;"
            + " if the table is a leftover, drop it.");
  }
}
