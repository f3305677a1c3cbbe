package io.slipway.engine.preflight;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.Relation;
import io.slipway.testing.PlainRole;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A database that a plain role is about to migrate: it may create in the schema `public` and owns
/// what it made itself, and is no superuser.
record Scene(TestDatabase database, PlainRole role, PreflightSettings settings)
    implements AutoCloseable {

  private static final Base UNKNOWN = new Base.Unknown("It was not read.");

  static Scene create() {
    var database = TestDatabase.create();
    var role = PlainRole.on(database);
    database.execute("GRANT CREATE ON SCHEMA public TO " + role.name());
    return new Scene(database, role, PreflightSettings.DEFAULT);
  }

  Scene with(PreflightSettings.Sessions sessions) {
    return with(
        new PreflightSettings(
            settings.patience(),
            settings.connections(),
            sessions,
            settings.replication(),
            settings.wraparound(),
            settings.off()));
  }

  Scene with(PreflightSettings.Connections connections) {
    return with(
        new PreflightSettings(
            settings.patience(),
            connections,
            settings.sessions(),
            settings.replication(),
            settings.wraparound(),
            settings.off()));
  }

  Scene with(PreflightSettings changed) {
    return new Scene(database, role, changed);
  }

  /// Any transaction is too long.
  Scene impatientWithOthers() {
    return with(new PreflightSettings.Sessions(Duration.ZERO, Duration.ZERO, 40));
  }

  /// Lets the role see what monitoring does.
  Scene monitoring() {
    database.execute("GRANT pg_monitor TO " + role.name());
    return this;
  }

  /// Runs a script as the role, which then owns what it makes.
  void executeAsRole(String sql) {
    database.execute("SET ROLE " + role.name() + "; " + sql);
  }

  Preflight look(String sql) {
    return look(role::connect, sql);
  }

  Preflight look(ConnectionSource connections, String sql) {
    return look(connections, subject(sql), settings);
  }

  /// As a run does it, on its session and its fence's.
  static Preflight look(ConnectionSource connections, Subject subject, PreflightSettings settings) {
    try (var fence = connections.open("test of preflight fence");
        var session = connections.open("test of preflight")) {
      var pooled = Preflight.pooled(session, fence, settings);
      return Preflight.on(session, pooled, subject, settings);
    } catch (SQLException e) {
      return Preflight.unreachable(e);
    }
  }

  CheckResult look(Check check, String sql) {
    return look(sql).result(check);
  }

  static Subject subject(String sql) {
    return new Subject(
        List.of(StepScript.of("V1__change.sql", RenderedScript.verbatim(sql))),
        new SessionSetup("public", true),
        new Relation("public", "flyway_schema_history"),
        List.of(),
        UNKNOWN);
  }

  @Override
  public void close() {
    role.close();
    database.close();
  }
}
