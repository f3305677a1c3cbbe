package io.slipway.control.project;

import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of targets.
@Repository
class TargetTable implements ObjectTable<Target> {

  private static final Set<String> LABELS_KEY = Set.of("labels");

  private final JdbcClient jdbc;
  private final ProjectTable projects;
  private final EnvironmentTable environments;

  TargetTable(JdbcClient jdbc, ProjectTable projects, EnvironmentTable environments) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.environments = environments;
  }

  @Override
  public String kind() {
    return "target";
  }

  @Override
  public String idOf(Target target) {
    return target.id().value();
  }

  @Override
  public Optional<Stored<Target>> find(String id) {
    if (!NamePattern.matches(id)) {
      return Optional.empty();
    }
    return jdbc.sql("SELECT * FROM target WHERE id = ? AND removed_at IS NULL")
        .param(id)
        .query(TargetTable::row)
        .optional();
  }

  @Override
  public List<Stored<Target>> configured() {
    return jdbc.sql("SELECT * FROM target WHERE source = 'config' AND removed_at IS NULL")
        .query(TargetTable::row)
        .list();
  }

  /// Those that a filter lets through, in the order of their ids.
  List<Stored<Target>> page(TargetFilter filter, String after, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM target WHERE removed_at IS NULL AND id COLLATE "C" > :after"""
                + Visible.condition("environment", "project")
                + """
              AND labels @> :labels::jsonb
              AND (:project = '' OR project = :project)
              AND (:environment = '' OR environment = :environment)
            ORDER BY id COLLATE "C" LIMIT :limit""")
        .param("after", after)
        .params(filter.visible().parameters())
        .param("labels", StoredJson.write(filter.labels()))
        .param("project", filter.project())
        .param("environment", filter.environment())
        .param("limit", limit)
        .query(TargetTable::row)
        .list();
  }

  @Override
  public void save(Target target, Source source) {
    jdbc.sql(
            """
            INSERT INTO target (id, project, environment, connection, labels, ledger, source,
                                created_at, updated_at)
            VALUES (:id, :project, :environment, :connection::jsonb, :labels::jsonb, :ledger, :source,
                    now(), now())
            ON CONFLICT (id) DO UPDATE SET project = :project, environment = :environment,
              connection = :connection::jsonb, labels = :labels::jsonb, ledger = :ledger,
              source = :source, updated_at = now(), removed_at = NULL""")
        .param("id", target.id().value())
        .param("project", target.project().value())
        .param("environment", target.environment().value())
        .param("connection", StoredJson.write(connection(target.connection())))
        .param("labels", StoredJson.write(target.labels().values()))
        .param("ledger", ledger(target).orElseThrow().value())
        .param("source", source.word())
        .update();
  }

  private Optional<LedgerLocation> ledger(Target target) {
    return projects
        .find(target.project().value())
        .map(project -> LedgerLocation.of(project.object(), target));
  }

  @Override
  public void markRemoved(String id) {
    jdbc.sql("UPDATE target SET removed_at = now() WHERE id = ?").param(id).update();
  }

  @Override
  public Optional<Refusal> obstacleTo(Target target) {
    if (environments.find(target.environment().value()).isEmpty()) {
      return Optional.of(missing("environment", target.environment().value()));
    }
    var ledger = ledger(target);
    return ledger.isEmpty()
        ? Optional.of(missing("project", target.project().value()))
        : occupant(ledger.get(), target.id());
  }

  private static Refusal missing(String field, String id) {
    return Refusal.ofField(ProblemCode.INVALID_FIELD, field, "there is no " + field + " " + id);
  }

  private Optional<Refusal> occupant(LedgerLocation ledger, TargetId but) {
    return jdbc.sql("SELECT id FROM target WHERE ledger = ? AND id <> ? AND removed_at IS NULL")
        .params(ledger.value(), but.value())
        .query(String.class)
        .optional()
        .map(
            other ->
                new Refusal(
                    ProblemCode.PLACE_TAKEN,
                    "The target " + other + " has this database and history table already."));
  }

  @Override
  public Optional<Refusal> obstacleToRemoving(String id) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> facts(Target target) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("project", target.project().value());
    facts.put("environment", target.environment().value());
    facts.putAll(connection(target.connection()));
    facts.put("labels", target.labels().values());
    return facts;
  }

  private static Map<String, String> connection(TargetConnection connection) {
    return switch (connection) {
      case TargetConnection.OnControlServer(var database) -> Map.of("database", database.value());
      case TargetConnection.ByUrl(var url, var username, var password) -> {
        var values = new LinkedHashMap<String, String>();
        values.put("url", url.value());
        values.put("username", username.value());
        password.ifPresent(reference -> values.put("password", reference.toString()));
        yield values;
      }
    };
  }

  private static Stored<Target> row(ResultSet row, int number) throws SQLException {
    return Stored.of(
        row,
        new Target(
            new TargetId(row.getString("id")),
            new ProjectId(row.getString("project")),
            new EnvironmentId(row.getString("environment")),
            StoredJson.read(
                row.getString("connection"), TargetReader.KEYS, TargetReader::connection),
            StoredJson.read(
                "{\"labels\":" + row.getString("labels") + "}",
                LABELS_KEY,
                section -> Optional.of(TargetReader.labels(section)))));
  }
}
