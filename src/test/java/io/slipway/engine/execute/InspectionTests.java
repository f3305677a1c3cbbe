package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever looks at a target before and behind a run's steps.
class InspectionTests {

  private static final String KEPT_ALIVE =
      "concat_ws(' ', current_setting('tcp_keepalives_idle'),"
          + " current_setting('tcp_keepalives_interval'), current_setting('tcp_keepalives_count'))";

  private final Scene scene = Scene.empty();
  private final Looks looks = new Looks();

  @BeforeEach
  void twoSteps() {
    scene.with("V1__orders.sql", "CREATE TABLE orders (id int);").migrate();
    scene.with("V2__lines.sql", "CREATE TABLE lines (id int); SET search_path = pg_catalog;");
    scene.with("V3__notes.sql", "CREATE TABLE notes (id int);");
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  /// Notes what it is asked, and whether others could migrate meanwhile.
  private class Looks implements Inspection {
    final List<String> seen = new ArrayList<>();
    boolean sessionsPass = true;
    boolean targetPasses = true;
    boolean endPasses = true;
    boolean unreachableEnds;

    @Override
    public boolean endsUnreachable(SQLException failure) {
      seen.add("unreachable");
      return unreachableEnds;
    }

    @Override
    public boolean passes(Connection session, Connection fence) {
      seen.add("sessions, " + way());
      return sessionsPass;
    }

    @Override
    public boolean passes(Connection session, List<Step> remaining) {
      seen.add(remaining.size() + " steps, " + way());
      return targetPasses;
    }

    @Override
    public boolean passesApplied(Connection session) throws SQLException {
      try (var statement = session.createStatement();
          var row = statement.executeQuery("SELECT count(*), current_schema() FROM notes")) {
        row.next();
        seen.add("applied in " + row.getString(2) + ", " + way());
      }
      return endPasses;
    }

    private String way() {
      try (var other = scene.database().connect("other")) {
        return AdvisoryLock.SLIPWAY.tryAcquire(other) ? "open" : "fenced";
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private RunOutcome apply() {
    return scene.plan().apply(looks);
  }

  @Test
  void all_but_the_first_look_is_behind_the_fence() {
    assertThat(apply()).isEqualTo(SUCCEEDED);

    assertThat(looks.seen)
        .containsExactly("sessions, open", "2 steps, fenced", "applied in public, fenced");
  }

  // The server closes such a session, and with it the fence, when nobody answers for two minutes.
  @Test
  void the_server_watches_over_both_sessions() throws SQLException {
    var seen = new ArrayList<String>();
    scene.with("V4__seen.sql", "CREATE TABLE seen AS SELECT 'script' AS who, " + KEPT_ALIVE);
    var fences = new ArrayList<Connection>();

    var end =
        scene
            .plan()
            .apply(
                new Inspection() {
                  @Override
                  public boolean passes(Connection session, Connection fence) {
                    fences.add(fence);
                    return true;
                  }

                  @Override
                  public boolean passes(Connection session, List<Step> remaining)
                      throws SQLException {
                    seen.add(one(fences.getFirst(), "SELECT " + KEPT_ALIVE));
                    seen.add(one(session, "SELECT " + KEPT_ALIVE));
                    return true;
                  }
                });

    assertThat(end).isEqualTo(SUCCEEDED);
    assertThat(seen).containsExactly("60 10 6", "60 10 6");
    assertThat(scene.database().query("TABLE seen")).containsExactly("script|60 10 6");
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void behind_sessions_that_are_none_no_fence_is_raised() {
    looks.sessionsPass = false;

    assertThat(apply()).isInstanceOf(RunOutcome.Refused.class);
    assertThat(looks.seen).containsExactly("sessions, open");
    assertThat(scene.tables()).containsExactly("orders");
  }

  @Test
  void a_target_that_does_not_pass_is_left_as_it_is() {
    looks.targetPasses = false;

    assertThat(apply()).isInstanceOf(RunOutcome.Refused.class);
    assertThat(scene.tables()).containsExactly("orders");
    assertThat(scene.history()).containsExactly("1|t");
  }

  @Test
  void what_does_not_pass_in_the_end_stays_applied_and_only_that_is_looked_at_again() {
    looks.endPasses = false;
    assertThat(apply()).isInstanceOf(RunOutcome.Refused.class);
    assertThat(scene.history()).containsExactly("1|t", "2|t", "3|t");

    looks.endPasses = true;
    looks.seen.clear();
    assertThat(apply()).isEqualTo(SUCCEEDED);
    assertThat(looks.seen)
        .containsExactly("sessions, open", "0 steps, fenced", "applied in public, fenced");
  }

  @Test
  void a_run_that_lost_its_target_half_way_is_not_asked_again() {
    scene.with("V4__die.sql", "SELECT pg_terminate_backend(pg_backend_pid());");

    assertThat(apply()).isInstanceOf(RunOutcome.ConnectionLost.class);
    assertThat(looks.seen).containsExactly("sessions, open", "3 steps, fenced");
    assertThat(scene.history()).containsExactly("1|t", "2|t", "3|t");
  }

  @Test
  void a_target_that_cannot_be_reached_ends_it_when_whoever_looks_says_so() {
    looks.unreachableEnds = true;
    var nowhere =
        scene
            .target()
            .reachedThrough(
                _ -> {
                  throw new SQLException("gone", "08001");
                });

    assertThat(scene.plan().on(nowhere).apply(looks)).isInstanceOf(RunOutcome.Refused.class);
    assertThat(looks.seen).containsExactly("unreachable");
  }
}
