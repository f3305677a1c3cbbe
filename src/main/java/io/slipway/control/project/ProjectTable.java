package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.bundle.Layout;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Visible;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of projects.
@Repository
class ProjectTable implements ObjectTable<Project> {

  private static final Set<String> SETTINGS_KEYS = Set.of("flyway", "prisma");

  private final JdbcClient jdbc;

  ProjectTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "project";
  }

  @Override
  public String idOf(Project project) {
    return project.id().value();
  }

  @Override
  public Optional<Stored<Project>> find(String id) {
    if (!NamePattern.matches(id)) {
      return Optional.empty();
    }
    return jdbc.sql("SELECT * FROM project WHERE id = ? AND removed_at IS NULL")
        .param(id)
        .query(ProjectTable::row)
        .optional();
  }

  @Override
  public List<Stored<Project>> configured() {
    return jdbc.sql(
            "SELECT * FROM project WHERE source = 'config' AND removed_at IS NULL ORDER BY id")
        .query(ProjectTable::row)
        .list();
  }

  /// Those behind an id, in the order of their ids.
  List<Stored<Project>> page(String after, Visible visible, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM project WHERE removed_at IS NULL AND id COLLATE "C" > :after"""
                + Visible.projectCondition("id")
                + "ORDER BY id COLLATE \"C\" LIMIT :limit")
        .param("after", after)
        .params(visible.parameters())
        .param("limit", limit)
        .query(ProjectTable::row)
        .list();
  }

  @Override
  public void save(Project project, Source source) {
    jdbc.sql(
            """
            INSERT INTO project (id, name, layout, migrations, settings, lint, verification, source,
                                 created_at, updated_at)
            VALUES (:id, :name, :layout, :migrations, :settings::jsonb, :lint::jsonb, :verification::jsonb,
                    :source, now(), now())
            ON CONFLICT (id) DO UPDATE SET name = :name, layout = :layout,
              migrations = :migrations, settings = :settings::jsonb, lint = :lint::jsonb,
              verification = :verification::jsonb, source = :source,
              updated_at = now(), removed_at = NULL""")
        .param("id", project.id().value())
        .param("name", project.name().value())
        .param("layout", layout(project))
        .param("migrations", project.migrations().map(Path::toString).orElse(null))
        .param("settings", StoredJson.write(settings(project.settings())))
        .param("lint", lint(project).map(StoredJson::write).orElse(null))
        .param("verification", verification(project).map(StoredJson::write).orElse(null))
        .param("source", source.word())
        .update();
  }

  @Override
  public void markRemoved(String id) {
    jdbc.sql("UPDATE project SET removed_at = now() WHERE id = ?").param(id).update();
  }

  @Override
  public Optional<Refusal> obstacleTo(Project project) {
    return Optional.empty();
  }

  @Override
  public Optional<Refusal> obstacleToRemoving(String id) {
    return jdbc.sql(
            "SELECT id FROM target WHERE project = ? AND removed_at IS NULL ORDER BY id LIMIT 1")
        .param(id)
        .query(String.class)
        .optional()
        .map(
            target ->
                new Refusal(
                    ProblemCode.OBJECT_IN_USE,
                    "The target " + target + " belongs to this project; remove it first."));
  }

  @Override
  public Map<String, Object> facts(Project project) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", project.name().value());
    facts.put("layout", layout(project));
    project.migrations().ifPresent(folder -> facts.put("migrations", folder.toString()));
    facts.putAll(settings(project.settings()));
    lint(project).ifPresent(lint -> facts.put(LintReader.LINT, lint));
    verification(project).ifPresent(queries -> facts.put(ProjectReader.VERIFICATION, queries));
    return facts;
  }

  private static Optional<Map<String, Object>> verification(Project project) {
    return project.verification().isEmpty()
        ? Optional.empty()
        : Optional.of(VerificationReader.write(project.verification()));
  }

  private static Optional<Map<String, Object>> lint(Project project) {
    return project.migrationNames().map(_ -> LintReader.write(project.migrationNames()));
  }

  private static String layout(Project project) {
    return project.layout().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> settings(ProjectSettings settings) {
    return switch (settings) {
      case ProjectSettings.Flyway flyway -> Map.of("flyway", flyway.options().byKey());
      case ProjectSettings.Prisma(var execution) ->
          Map.of("prisma", Map.of("execution", execution.key()));
    };
  }

  private static Stored<Project> row(ResultSet row, int number) throws SQLException {
    var layout = Layout.valueOf(row.getString("layout").toUpperCase(Locale.ROOT));
    var settings =
        StoredJson.read(
            row.getString("settings"),
            SETTINGS_KEYS,
            section -> Optional.of(ProjectReader.settings(section, layout)));
    return Stored.of(
        row,
        new Project(
            new ProjectId(row.getString("id")),
            new DisplayName(row.getString("name")),
            Optional.ofNullable(row.getString("migrations")).map(Path::of),
            settings,
            Optional.ofNullable(row.getString(LintReader.LINT))
                .map(json -> StoredJson.read(json, LintReader.PROJECT_KEYS, LintReader::names)),
            Optional.ofNullable(row.getString("verification"))
                .map(
                    json ->
                        StoredJson.read(
                            json,
                            Section.ANY_KEY,
                            section -> Optional.of(VerificationReader.read(section))))
                .orElse(List.of())));
  }
}
