package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.testing.RoundTrips;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often a run waits for an answer of its target: what a step costs on a network that is far.
class RoundTripTests {

  private static int trips(int migrations, IntFunction<String> script) {
    try (var scene = Scene.empty();
        var trips = new RoundTrips(scene.database())) {
      scene.with("V1__t.sql", "CREATE TABLE t (id int);");
      for (var i = 0; i < migrations; i++) {
        scene.with("V%d__x.sql".formatted(i + 2), script.apply(i));
      }
      var target = scene.target().reachedThrough(trips).conductedBy(ConductorSettings.DEFAULT);

      assertThat(scene.plan().on(target).apply()).isEqualTo(SUCCEEDED);
      return trips.count();
    }
  }

  // The fence, the session with its limits, the statements, the ledger's row, the commit; and the
  // limits once more when a statement is of another class than the one before.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE a%d (id int)                                          | 5
          ALTER TABLE t ADD a%d int                                          | 5
          CREATE TABLE a%d (id int); CREATE TABLE b%d (id int)               | 6
          CREATE TABLE a%d (id int); ALTER TABLE t ADD a%d int               | 7
          """)
  void a_step_takes_a_trip_for_each_statement_and_four_more(String sql, int expected) {
    IntFunction<String> script = i -> sql.replace("%d", Integer.toString(i)) + ";";

    var ofTen = trips(20, script) - trips(10, script);

    // On a slow machine the watch has time to look at a statement, which is a trip as well.
    assertThat(Math.round(ofTen / 10.0)).isEqualTo(expected);
  }
}
