package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Statement;
import io.slipway.testing.TcpProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A run's two connections to a database, each through a network that can go silent.
class SilenceScene {

  static final Duration SILENCE = Duration.ofSeconds(1);
  static final Patience PATIENT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), SILENCE);

  // What takes long for the first who asks alone.
  static final String ONCE_SLEEPING =
      "SELECT pg_sleep(CASE nextval('tries') WHEN 1 THEN %s ELSE 0 END);";
  static final String SLEEPING =
      "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query ~ '%s'";

  final Scene scene = Scene.empty();
  final TcpProxy sessions = TcpProxy.to(scene.database().port());
  final TcpProxy fences = TcpProxy.to(scene.database().port());
  final Watcher watcher = new Watcher();

  @BeforeEach
  void fill() {
    scene.with("V1__t.sql", "CREATE TABLE t (a int); CREATE SEQUENCE tries;");
    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
  }

  @AfterEach
  void drop() {
    sessions.close();
    fences.close();
    scene.close();
  }

  /// What a run tells, and what happens when it does.
  static class Watcher implements RunListener {
    final List<String> disconnected = new CopyOnWriteArrayList<>();
    final List<Orphan> orphans = new CopyOnWriteArrayList<>();
    Consumer<Statement> onStart = _ -> {};
    Consumer<Statement> onFinish = _ -> {};
    Runnable onLoss = () -> {};
    Runnable onOrphans = () -> {};

    @Override
    public void disconnected(String message) {
      disconnected.add(message);
      onLoss.run();
    }

    @Override
    public void orphaned(List<Orphan> left) {
      orphans.addAll(left);
      onOrphans.run();
    }

    @Override
    public void statementStarted(Step step, Statement started) {
      onStart.accept(started);
    }

    @Override
    public void statementFinished(Step step, Statement finished, StatementResult result) {
      onFinish.accept(finished);
    }
  }

  /// How a network goes silent.
  enum Kind {
    BOTH_WAYS(TcpProxy::silence),
    ANSWERS_ONLY(TcpProxy::silenceAnswers);

    private final Consumer<TcpProxy> strike;

    Kind(Consumer<TcpProxy> strike) {
      this.strike = strike;
    }
  }

  void goSilent(Kind kind) {
    kind.strike.accept(sessions);
    kind.strike.accept(fences);
  }

  Connection open(String name) throws SQLException {
    return scene.database().connect(name.endsWith(" fence") ? fences : sessions, name);
  }

  RunOutcome run() {
    var target = scene.target().patient(PATIENT).reachedThrough(this::open).told(watcher);
    return scene.plan().on(target).apply();
  }

  CompletableFuture<Void> onceSleepingIn(String query, Runnable strike) {
    return CompletableFuture.runAsync(
        () -> {
          scene.database().await(SLEEPING.formatted(query));
          strike.run();
        });
  }

  void isAppliedOnce() {
    assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
    assertThat(scene.history()).containsExactly("1|t", "2|t");
    scene
        .database()
        .await(
            """
            SELECT 1 WHERE NOT EXISTS (
              SELECT FROM pg_stat_activity
               WHERE datname = current_database() AND application_name LIKE 'slipway test%')
            """);
  }

  void stall(boolean stalls) {
    sessions.stall(stalls);
    fences.stall(stalls);
  }

  static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
