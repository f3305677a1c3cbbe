package io.slipway.control.project;

import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.PolicyReader;
import io.slipway.control.project.policy.PolicyWriter;
import io.slipway.control.project.policy.Promotion;
import io.slipway.control.project.yaml.Section;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
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

/// The table of environments.
@Repository
class EnvironmentTable implements ObjectTable<Environment> {

  private static final String WAVES = "waves";

  private final JdbcClient jdbc;

  EnvironmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "environment";
  }

  @Override
  public String idOf(Environment environment) {
    return environment.id().value();
  }

  @Override
  public Optional<Stored<Environment>> find(String id) {
    if (!NamePattern.matches(id)) {
      return Optional.empty();
    }
    return jdbc.sql("SELECT * FROM environment WHERE id = ? AND removed_at IS NULL")
        .param(id)
        .query(EnvironmentTable::row)
        .optional();
  }

  @Override
  public List<Stored<Environment>> configured() {
    // The last first, as they are removed in this order: it may want bundles of those before it.
    return jdbc.sql(
            """
            SELECT * FROM environment WHERE source = 'config' AND removed_at IS NULL
            ORDER BY position DESC""")
        .query(EnvironmentTable::row)
        .list();
  }

  /// Those behind a position that may be seen, in their order.
  List<Stored<Environment>> page(int after, Visible visible, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM environment
            WHERE removed_at IS NULL AND position > :after"""
                + Visible.environmentCondition("id")
                + """
            ORDER BY position LIMIT :limit""")
        .param("after", after)
        .params(visible.parameters())
        .param("limit", limit)
        .query(EnvironmentTable::row)
        .list();
  }

  @Override
  public void save(Environment environment, Source source) {
    jdbc.sql(
            """
            INSERT INTO environment AS e (id, name, position, scratch, locks, preflight, postflight,
                                          lint, waves, hooks, policy, source, created_at, updated_at)
            VALUES (:id, :name, :position, :scratch::jsonb, :locks::jsonb, :preflight::jsonb,
                    :postflight::jsonb, :lint::jsonb, :waves::jsonb, :hooks::jsonb,
                    :policy::jsonb, :source, now(), now())
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position,
              scratch = excluded.scratch, locks = excluded.locks, preflight = excluded.preflight,
              postflight = excluded.postflight, lint = excluded.lint, waves = excluded.waves,
              hooks = excluded.hooks, policy = excluded.policy,
              source = excluded.source, updated_at = now(), removed_at = NULL""")
        .param("id", environment.id().value())
        .param("name", environment.name().value())
        .param("position", environment.order())
        .param(
            "scratch",
            environment.scratch().map(ScratchReader::write).map(StoredJson::write).orElse(null))
        .param("locks", locks(environment).map(StoredJson::write).orElse(null))
        .param("preflight", preflight(environment).map(StoredJson::write).orElse(null))
        .param("postflight", postflight(environment).map(StoredJson::write).orElse(null))
        .param("lint", lint(environment).map(StoredJson::write).orElse(null))
        .param("waves", waves(environment).map(StoredJson::write).orElse(null))
        .param("hooks", hooks(environment).map(StoredJson::write).orElse(null))
        .param("policy", policy(environment).map(StoredJson::write).orElse(null))
        .param("source", source.word())
        .update();
  }

  @Override
  public void markRemoved(String id) {
    jdbc.sql("UPDATE environment SET removed_at = now() WHERE id = ?").param(id).update();
  }

  @Override
  public Optional<Refusal> obstacleTo(Environment environment) {
    return sameOrder(environment).or(() -> noPromotion(environment));
  }

  private Optional<Refusal> sameOrder(Environment environment) {
    return jdbc.sql(
            """
            SELECT id FROM environment
            WHERE position = ? AND id <> ? AND removed_at IS NULL""")
        .params(environment.order(), environment.id().value())
        .query(String.class)
        .optional()
        .map(
            other ->
                Refusal.ofField(
                    ProblemCode.PLACE_TAKEN, "order", "is that of the environment " + other));
  }

  private Optional<Refusal> noPromotion(Environment environment) {
    return environment
        .policy()
        .promotion()
        .flatMap(Promotion::from)
        .filter(from -> !isBefore(from.value(), environment))
        .map(
            from ->
                Refusal.ofField(
                    ProblemCode.INVALID_FIELD,
                    "policy.promotion.from",
                    "there is no environment %s before this one in order".formatted(from)));
  }

  private boolean isBefore(String earlier, Environment environment) {
    return jdbc.sql("SELECT position FROM environment WHERE id = ? AND removed_at IS NULL")
        .param(earlier)
        .query(Integer.class)
        .optional()
        .filter(position -> position < environment.order())
        .isPresent();
  }

  @Override
  public Optional<Refusal> obstacleToRemoving(String id) {
    return target(id)
        .map(target -> "The target %s is in this environment; remove it first.".formatted(target))
        .or(
            () ->
                promoting(id)
                    .map(
                        "The environment %s wants bundles to have run in this one; change it first."
                            ::formatted))
        .map(detail -> new Refusal(ProblemCode.OBJECT_IN_USE, detail));
  }

  private Optional<String> target(String environment) {
    return jdbc.sql(
            """
            SELECT id FROM target WHERE environment = ? AND removed_at IS NULL
            ORDER BY id LIMIT 1""")
        .param(environment)
        .query(String.class)
        .optional();
  }

  private Optional<String> promoting(String from) {
    return jdbc.sql(
            """
            SELECT id FROM environment
            WHERE policy #>> '{promotion,from}' = ? AND removed_at IS NULL
            ORDER BY id LIMIT 1""")
        .param(from)
        .query(String.class)
        .optional();
  }

  @Override
  public Map<String, Object> facts(Environment environment) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", environment.name().value());
    facts.put("order", environment.order());
    environment.scratch().map(ScratchReader::write).ifPresent(place -> facts.put("scratch", place));
    locks(environment).ifPresent(locks -> facts.put("locks", locks));
    preflight(environment).ifPresent(settings -> facts.put("preflight", settings));
    postflight(environment).ifPresent(settings -> facts.put("postflight", settings));
    lint(environment).ifPresent(facts::putAll);
    waves(environment).ifPresent(facts::putAll);
    hooks(environment).ifPresent(facts::putAll);
    policy(environment).ifPresent(policy -> facts.put("policy", policy));
    return facts;
  }

  private static Optional<Map<String, Object>> locks(Environment environment) {
    return environment.locks().equals(ConductorSettings.DEFAULT)
        ? Optional.empty()
        : Optional.of(LocksReader.write(environment.locks()));
  }

  private static Optional<Map<String, Object>> preflight(Environment environment) {
    return environment.preflight().equals(PreflightSettings.DEFAULT)
        ? Optional.empty()
        : Optional.of(PreflightReader.write(environment.preflight()));
  }

  private static Optional<Map<String, Object>> postflight(Environment environment) {
    return environment.postflight().equals(PostflightSettings.DEFAULT)
        ? Optional.empty()
        : Optional.of(PostflightReader.write(environment.postflight()));
  }

  // Under its key, since an environment's section is read as a part of the whole.
  private static Optional<Map<String, Object>> lint(Environment environment) {
    return environment.lint().equals(SeverityPolicy.CATALOGUE)
        ? Optional.empty()
        : Optional.of(Map.of(LintReader.LINT, environment.lint().settings()));
  }

  private static Optional<SeverityPolicy> lint(Section section) {
    return Optional.of(LintReader.policy(section));
  }

  // Under their key, since what is read back is a mapping.
  private static Optional<Map<String, Object>> waves(Environment environment) {
    return environment.waves().isEmpty()
        ? Optional.empty()
        : Optional.of(Map.of(WAVES, WavesReader.write(environment.waves())));
  }

  private static Optional<List<WaveRule>> waves(Section section) {
    return Optional.of(WavesReader.read(section));
  }

  private static Optional<Map<String, Object>> hooks(Environment environment) {
    return environment.hooks().isEmpty()
        ? Optional.empty()
        : Optional.of(Map.of(HooksReader.HOOKS, HooksReader.write(environment.hooks())));
  }

  private static Optional<List<Hook>> hooks(Section section) {
    return Optional.of(HooksReader.read(section));
  }

  private static Optional<Map<String, Object>> policy(Environment environment) {
    return environment.policy().equals(Policy.NONE)
        ? Optional.empty()
        : Optional.of(PolicyWriter.write(environment.policy()));
  }

  private static Stored<Environment> row(ResultSet row, int number) throws SQLException {
    return Stored.of(
        row,
        new Environment(
            new EnvironmentId(row.getString("id")),
            new DisplayName(row.getString("name")),
            row.getInt("position"),
            Optional.ofNullable(row.getString("scratch"))
                .map(json -> StoredJson.read(json, ScratchReader.KEYS, ScratchReader::read)),
            Optional.ofNullable(row.getString("locks"))
                .map(json -> StoredJson.read(json, LocksReader.KEYS, LocksReader::read))
                .orElse(ConductorSettings.DEFAULT),
            Optional.ofNullable(row.getString("preflight"))
                .map(json -> StoredJson.read(json, PreflightReader.KEYS, PreflightReader::read))
                .orElse(PreflightSettings.DEFAULT),
            Optional.ofNullable(row.getString("postflight"))
                .map(json -> StoredJson.read(json, PostflightReader.KEYS, PostflightReader::read))
                .orElse(PostflightSettings.DEFAULT),
            Optional.ofNullable(row.getString(LintReader.LINT))
                .map(json -> StoredJson.read(json, Set.of(LintReader.LINT), EnvironmentTable::lint))
                .orElse(SeverityPolicy.CATALOGUE),
            Optional.ofNullable(row.getString(WAVES))
                .map(json -> StoredJson.read(json, Set.of(WAVES), EnvironmentTable::waves))
                .orElse(List.of()),
            Optional.ofNullable(row.getString(HooksReader.HOOKS))
                .map(
                    json ->
                        StoredJson.read(json, Set.of(HooksReader.HOOKS), EnvironmentTable::hooks))
                .orElse(List.of()),
            Optional.ofNullable(row.getString("policy"))
                .map(json -> StoredJson.read(json, PolicyReader.KEYS, PolicyReader::read))
                .orElse(Policy.NONE)));
  }
}
