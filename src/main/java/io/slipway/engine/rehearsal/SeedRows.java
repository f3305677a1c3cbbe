package io.slipway.engine.rehearsal;

import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/// Puts rows into tables, so that it can be seen what becomes of them: one with a value in every
/// column and one that is as empty as it may be, with rows in the tables that they refer to.
final class SeedRows {

  private static final String CHECK = SqlResource.read(SeedRows.class, "seed_check.sql");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|\\b\\d+(?:\\.\\d+)?\\b");
  private static final List<String> USUAL = List.of("1", "0", "-1", "a", "{}");
  private static final String CHECK_VIOLATION = "23514";
  private static final int ROWS = 2;

  // A check over several columns is met by chance or not at all.
  private static final int TRIES = 40;

  /// What came of it.
  ///
  /// @param tables those that have a row now, as they are read
  /// @param refused the others, and why
  record Result(Map<String, SeedTable> tables, Map<String, String> refused) {
    Result {
      tables = Map.copyOf(tables);
      refused = Map.copyOf(refused);
    }
  }

  private final Connection connection;
  private final SeedTexts texts;
  private final Map<String, SeedTable> known;
  private final Map<String, SeedTable> seeded = new LinkedHashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Set<String> begun = new LinkedHashSet<>();
  private boolean triggersOff;

  private SeedRows(Connection connection, Map<String, SeedTable> known, SeedTexts texts) {
    this.connection = connection;
    this.known = known;
    this.texts = texts;
  }

  /// Puts rows into these tables, and those that they refer to: in the caller's transaction, or in
  /// one of its own.
  static Result into(Connection connection, Collection<String> tables, SeedTexts texts)
      throws SQLException {
    if (!connection.getAutoCommit()) {
      return inTransaction(connection, tables, texts);
    }
    connection.setAutoCommit(false);
    try {
      var result = inTransaction(connection, tables, texts);
      connection.commit();
      return result;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Result inTransaction(
      Connection connection, Collection<String> tables, SeedTexts texts) throws SQLException {
    var rows = new SeedRows(connection, SeedTable.read(connection, tables), texts);
    for (var table : tables) {
      rows.seed(table);
    }
    return new Result(rows.seeded, rows.refused);
  }

  // Triggers would do to the rows what they do to rows; the rows are to be as they were put in.
  // Only where there are any: changing this setting makes the server plan everything anew.
  private void withoutTriggers(SeedTable table) throws SQLException {
    if (!triggersOff && table.hasTriggers()) {
      triggersOff = true;
      attempt("SET LOCAL session_replication_role = replica");
    }
  }

  private void attempt(String sql) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      connection.releaseSavepoint(savepoint);
    } catch (SQLException _) {
      connection.rollback(savepoint);
    }
  }

  private void seed(String name) throws SQLException {
    if (!begun.add(name)) {
      return;
    }
    var table = known.get(name);
    if (table == null) {
      refused.put(name, "it is not there");
      return;
    }
    for (var parent : table.parents()) {
      seed(parent);
    }
    withoutTriggers(table);
    for (var number = 1; number <= ROWS; number++) {
      var failure = insert(SeedRow.of(table, number, texts), new ArrayList<>());
      if (failure.isPresent() && number == 1) {
        refused.put(name, failure.get().message());
        return;
      }
    }
    seeded.put(name, table);
  }

  private Optional<PostgresFailure> insert(SeedRow row, List<String> tried) throws SQLException {
    var savepoint = connection.setSavepoint();
    try {
      row.insert(connection);
      connection.releaseSavepoint(savepoint);
      return Optional.empty();
    } catch (PSQLException e) {
      connection.rollback(savepoint);
      return CHECK_VIOLATION.equals(e.getSQLState()) ? otherwise(row, e, tried) : failure(e);
    }
  }

  private static Optional<PostgresFailure> failure(SQLException e) {
    return Optional.of(PostgresFailure.of(e));
  }

  // What the check itself names is what it is likely to want.
  private Optional<PostgresFailure> otherwise(SeedRow row, PSQLException e, List<String> tried)
      throws SQLException {
    var message = e.getServerErrorMessage();
    var constraint = message == null ? null : message.getConstraint();
    if (constraint == null || tried.contains(constraint)) {
      return failure(e);
    }
    tried.add(constraint);
    var left = TRIES;
    for (var alternative : alternatives(row, constraint)) {
      if (left-- == 0) {
        break;
      }
      if (insert(alternative, tried).isEmpty()) {
        return Optional.empty();
      }
    }
    return failure(e);
  }

  private List<SeedRow> alternatives(SeedRow row, String constraint) throws SQLException {
    var alternatives = new ArrayList<SeedRow>();
    try (var statement = connection.prepareStatement(CHECK)) {
      statement.setString(1, row.table().name());
      statement.setString(2, constraint);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var candidates = candidates(rows.getString(1));
          for (var column : SeedTable.texts(rows.getArray(2))) {
            candidates.forEach(c -> alternatives.add(row.with(column, c)));
          }
        }
      }
    }
    return alternatives;
  }

  private static List<Optional<String>> candidates(String check) {
    var texts = new LinkedHashSet<String>();
    var literal = LITERAL.matcher(check);
    while (literal.find()) {
      var text = literal.group(1);
      texts.add(text == null ? literal.group() : text.replace("''", "'"));
    }
    texts.addAll(USUAL);
    var candidates = new ArrayList<>(texts.stream().map(Optional::of).toList());
    candidates.add(Optional.empty());
    return candidates;
  }
}
