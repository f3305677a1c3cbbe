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
    var rows =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(SharedMaterial.measuredLocks(major)));
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

  private static Optional<String> compare(SchemaState schema, JsonNode row, int major) {
    var script = Script.of(row.path("ddl").asString());
    schema.apply(Forms.of("BEGIN"));
    if (row.path("ddl").asString().startsWith("drop schema")) {
      schema.apply(Forms.of(NOT_THERE_THEN));
    }
    var locks = new TreeMap<String, LockMode>();
    for (var each : script.statements()) {
      var form = Forms.of(script.text(each));
      StatementEffects.of(form, schema, major)
          .locks()
          .forEach((name, mode) -> locks.merge(named(name), mode, MeasuredLocksTests::stronger));
      schema.apply(form);
    }
    var measured = new TreeMap<String, LockMode>();
    row.path("locks")
        .properties()
        .forEach(
            it ->
                measured.put(
                    toastless(it.getKey()),
                    SharedMaterial.LOCK_MODES.get(it.getValue().asString())));
    return locks.equals(measured)
        ? Optional.empty()
        : Optional.of(
            "%s%n  told     %s%n  measured %s"
                .formatted(row.path("ddl").asString(), locks, measured));
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
