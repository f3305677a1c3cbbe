package io.slipway.engine.lint.rule.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.effect.StatementEffects;
import io.slipway.engine.lint.rule.Found;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.VersionedSql;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Of all statements whose effects are held against PostgreSQL, those that write a table anew are
/// found, and no others.
class RewritesOfSceneTests {

  private static final String EFFECTS = "/io/slipway/engine/lint/effect/";

  @Test
  void what_is_rewritten_is_found_and_nothing_else() throws SQLException, IOException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN CREATE ROLE slipway_lint;
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$""");
      statement.execute("CREATE EXTENSION citext");
      statement.execute(resource("scene.sql"));
      statement.execute("SET search_path = s; SET TimeZone = 'UTC'");
      var schema = SchemaState.read(connection);
      var statements =
          resource("statements.sql")
              .lines()
              .filter(line -> !line.startsWith("--") && !line.contains(" | "))
              .filter(line -> VersionedSql.isFor(database.major(), line))
              .map(line -> line.split(" -- ")[0])
              .toList();

      assertThat(statements).hasSizeGreaterThan(200);
      assertThat(statements.stream().filter(one -> isRewriting(schema, one)))
          .hasSizeGreaterThan(40)
          .allSatisfy(one -> assertThat(found(schema, one)).as(one).isNotEqualTo("-"));
      assertThat(statements.stream().filter(one -> isHarmless(schema, one)))
          .allSatisfy(one -> assertThat(found(schema, one)).as(one).isEqualTo("-"));
    }
  }

  // What truncates writes nothing, and partitions are what other rules are about.
  private static boolean isRewriting(SchemaState schema, String statement) {
    var form = Forms.of(statement);
    return !(form instanceof DataForm.Truncate)
        && StatementEffects.of(form, schema).rewritten().stream()
            .flatMap(name -> schema.relation(name).stream())
            .map(Relation::kind)
            .anyMatch(kind -> kind.holdsRows());
  }

  private static boolean isHarmless(SchemaState schema, String statement) {
    var effects = StatementEffects.of(Forms.of(statement), schema);
    return effects.rewritten().isEmpty() && effects.scanned().isEmpty();
  }

  private static String found(SchemaState schema, String statement) {
    return Found.ids(schema, "SW3", statement);
  }

  private static String resource(String name) throws IOException {
    try (var in = RewritesOfSceneTests.class.getResourceAsStream(EFFECTS + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
