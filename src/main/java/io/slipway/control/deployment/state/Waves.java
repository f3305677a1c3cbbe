package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The waves of deployments, and how their runs stand.
@Repository
public class Waves {

  private static final String TALLIES =
      """
      SELECT w.*, r.*
        FROM deployment_wave w
        LEFT JOIN LATERAL (
          SELECT count(*) FILTER (WHERE hold = 'WAVE') AS held,
                 count(*) FILTER (WHERE hold IN ('TARGET', 'GATE')) AS awaiting,
                 count(*) FILTER (WHERE state = 'QUEUED') AS queued,
                 count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                 count(*) FILTER (WHERE state = 'RUNNING') AS running,
                 count(*) FILTER (WHERE state = 'ORPHANED') AS orphaned,
                 count(*) FILTER (WHERE state = 'CANCELLING') AS cancelling,
                 count(*) FILTER (WHERE state = 'NEEDS_DECISION') AS needs_decision,
                 count(*) FILTER (WHERE state = 'FAILED') AS failed,
                 count(*) FILTER (WHERE state = 'CANCELLED') AS cancelled,
                 count(*) FILTER (WHERE state = 'SUCCEEDED') AS succeeded,
                 max(finished_at) FILTER (WHERE state = 'SUCCEEDED') AS last_success
            FROM run WHERE run.deployment = w.deployment AND run.wave = w.number) r ON true
       WHERE w.deployment = ?
       ORDER BY w.number
      """;

  private final JdbcClient jdbc;
  private final JsonColumn json;

  Waves(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public void add(DeploymentId deployment, Collection<Wave> waves) {
    for (var wave : waves) {
      jdbc.sql(
              """
              INSERT INTO deployment_wave (deployment, number, match, parallel, bake_ms,
                                           stop_after_failures)
              VALUES (?, ?, ?::jsonb, ?, ?, ?)
              """)
          .params(
              deployment.value(),
              wave.number(),
              json.write(wave.match()),
              wave.parallel(),
              wave.bake().toMillis(),
              wave.stopAfterFailures())
          .update();
    }
  }

  /// Notes that a wave begins.
  public void start(DeploymentId deployment, int number, Instant at) {
    jdbc.sql("UPDATE deployment_wave SET started_at = ? WHERE deployment = ? AND number = ?")
        .params(Timestamp.from(at), deployment.value(), number)
        .update();
  }

  /// A deployment's waves in their order, and how they stand.
  public List<WaveTally> of(DeploymentId deployment) {
    return jdbc.sql(TALLIES).param(deployment.value()).query(this::tally).list();
  }

  /// One of them.
  public WaveTally of(Run run) {
    return of(run.deployment()).stream()
        .filter(tally -> tally.wave().number() == run.wave())
        .findFirst()
        .orElseThrow();
  }

  private WaveTally tally(ResultSet row, int number) throws SQLException {
    var wave =
        new Wave(
            row.getInt("number"),
            labels(row.getString("match")),
            row.getInt("parallel"),
            Duration.ofMillis(row.getLong("bake_ms")),
            row.getInt("stop_after_failures"),
            instant(row.getTimestamp("started_at")));
    var runs = new EnumMap<RunState, Integer>(RunState.class);
    for (var state : RunState.values()) {
      runs.put(state, row.getInt(state.name().toLowerCase(Locale.ROOT)));
    }
    return new WaveTally(
        wave,
        runs,
        row.getInt("held"),
        row.getInt("awaiting"),
        instant(row.getTimestamp("last_success")));
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> labels(String text) {
    return json.read(text, Map.class);
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
