package io.slipway.engine.lint.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is told of statements is what others measured on servers of two versions, in every row.
class MeasuredLocksTests {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuredLocksTests.class);

  // Others made these for the statements alone that are about them.
  private static final String NOT_THERE_THEN =
      "DROP TABLE s.comp2, s.nullpk2, s.part_proved, s.partd_new";

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void the_strongest_lock_on_each_relation_is_told(int major) throws SQLException, IOException {
    var rows = rows(major);
    try (var scene = TestDatabase.create()) {
      var schema = set(scene);
      var wrong = new ArrayList<String>();
      var compared = 0;
      for (var row : rows) {
        if (row.path("tx").asBoolean() && !row.has("error")) {
          compared++;
          compare(schema.copy(), row, major).ifPresent(wrong::add);
        }
      }
      LOG.info(
          "PostgreSQL {}: {} of {} statements told right",
          major,
          compared - wrong.size(),
          compared);
      assertThat(wrong).isEmpty();
    }
  }

  /// What cannot run in a transaction was measured by looking at `pg_locks` a thousand times a
  /// second, which misses locks that are held for less and has those on what is made meanwhile.
  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void each_lock_that_was_seen_in_passing_is_told(int major) throws SQLException, IOException {
    try (var scene = TestDatabase.create()) {
      var schema = set(scene);
      var wrong = new ArrayList<String>();
      var compared = 0;
      for (var row : rows(major)) {
        if (!row.path("tx").asBoolean() && !row.has("error")) {
          var told = told(schema.copy(), row, major);
          for (var seen : measured(row).entrySet()) {
            if (isThereBefore(seen.getKey(), schema)) {
              compared++;
              if (seen.getValue() != told.get(seen.getKey())) {
                wrong.add(
                    "%s: %s, told %s"
                        .formatted(row.path("ddl").asString(), seen, told.get(seen.getKey())));
              }
            }
          }
        }
      }
      LOG.info(
          "PostgreSQL {}: {} of {} locks seen in passing told right",
          major,
          compared - wrong.size(),
          compared);
      assertThat(wrong).isEmpty();
      assertThat(compared).isGreaterThan(40);
    }
  }

  private static boolean isThereBefore(String relation, SchemaState schema) {
    return relation.startsWith("toast")
        ? !relation.matches(".*_cc(new|old)")
        : schema.relation(new Name("s", relation)).isPresent();
  }

  private static Optional<String> compare(SchemaState schema, JsonNode row, int major) {
    schema.apply(Forms.of("BEGIN"));
    if (row.path("ddl").asString().startsWith("drop schema")) {
      schema.apply(Forms.of(NOT_THERE_THEN));
    }
    var locks = told(schema, row, major);
    var measured = measured(row);
    return locks.equals(measured)
        ? Optional.empty()
        : Optional.of(
            "%s%n  told     %s%n  measured %s"
                .formatted(row.path("ddl").asString(), locks, measured));
  }

  private static Map<String, LockMode> told(SchemaState schema, JsonNode row, int major) {
    var script = Script.of(row.path("ddl").asString());
    var locks = new TreeMap<String, LockMode>();
    for (var each : script.statements()) {
      var form = Forms.of(script.text(each));
      StatementEffects.of(form, schema, major)
          .locks()
          .forEach((name, mode) -> locks.merge(named(name), mode, MeasuredLocksTests::stronger));
      schema.apply(form);
    }
    return locks;
  }

  // Several modes on one relation are written as AX+S.
  private static Map<String, LockMode> measured(JsonNode row) {
    var measured = new TreeMap<String, LockMode>();
    for (var lock : row.path("locks").properties()) {
      for (var mode : lock.getValue().asString().split("\\+")) {
        measured.merge(
            toastless(lock.getKey()),
            Objects.requireNonNull(SharedMaterial.LOCK_MODES.get(mode)),
            MeasuredLocksTests::stronger);
      }
    }
    return measured;
  }

  private static JsonNode rows(int major) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(SharedMaterial.measuredLocks(major)));
  }

  private static LockMode stronger(LockMode one, LockMode other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String named(Name name) {
    return toastless(name.name());
  }

  // The number in it is that of another day's table.
  private static String toastless(String name) {
    return name.replaceFirst("^pg_toast_\\d+", "toast");
  }

  private static SchemaState set(TestDatabase scene) throws SQLException, IOException {
    try (var connection = scene.connect();
        var statement = connection.createStatement();
        var in = MeasuredLocksTests.class.getResourceAsStream("scene.sql")) {
      statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("SET search_path = s; SET TimeZone = 'UTC'");
      return SchemaState.read(connection);
    }
  }
}
