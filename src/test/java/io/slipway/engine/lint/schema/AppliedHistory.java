package io.slipway.engine.lint.schema;

import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.StatementNature;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// Scripts that are run and followed at once, statement by statement.
final class AppliedHistory implements AutoCloseable {

  private final TestDatabase database;
  private final Connection connection;
  private final List<String> gaps = new ArrayList<>();
  private SchemaState followed;

  AppliedHistory(TestDatabase database) throws SQLException {
    this.database = database;
    this.connection = database.connect("history");
    this.followed = SchemaState.read(connection);
    followed.beginPlan();
  }

  SchemaState followed() {
    return followed;
  }

  /// Runs each statement by itself, as a script says, and follows it.
  void run(String text) throws SQLException, IOException {
    var script = Script.of(text);
    for (var statement : script.statements()) {
      var sql = script.text(statement);
      if (statement.nature() instanceof StatementNature.CopyFromStdin copy) {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, script.data(copy.data()));
      } else {
        execute(sql);
      }
      followed.apply(Forms.of(sql));
      readAnewWhenUncertain();
    }
  }

  // What no text tells has to be looked at; from there on it is followed again.
  private void readAnewWhenUncertain() throws SQLException {
    if (followed.uncertain().isPresent()) {
      gaps.add(followed.uncertain().get());
      followed = SchemaState.read(connection);
    }
  }

  /// What was not told by texts.
  List<String> gaps() {
    return gaps;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(sql + "\n" + e.getMessage(), e);
    }
  }

  SchemaDescription.Comparison compare() throws SQLException {
    return SchemaDescription.compare(database, SchemaState.read(connection), followed);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
