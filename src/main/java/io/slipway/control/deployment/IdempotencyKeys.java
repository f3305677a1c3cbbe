package io.slipway.control.deployment;

import io.slipway.control.deployment.state.DeploymentId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which deployment a request with an `Idempotency-Key` was answered with.
///
/// A key belongs to the token that used it, for as long as the deployment is remembered.
@Repository
class IdempotencyKeys {

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An answer given before.
  record Answer(String requestHash, DeploymentId deployment) {}

  /// Takes the key for a deployment in the caller's transaction. Where another transaction holds
  /// the same key, this waits for its end.
  ///
  /// @return false when it was taken before
  boolean take(String actor, String key, Answer answer, Instant at) {
    return jdbc.sql(
                """
                INSERT INTO idempotency_key (actor, key, request_hash, deployment, created_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
            .params(
                actor, key, answer.requestHash(), answer.deployment().value(), Timestamp.from(at))
            .update()
        == 1;
  }

  Optional<Answer> find(String actor, String key) {
    return jdbc.sql(
            "SELECT request_hash, deployment FROM idempotency_key WHERE actor = ? AND key = ?")
        .params(actor, key)
        .query(
            (row, _) ->
                new Answer(
                    row.getString("request_hash"),
                    new DeploymentId(row.getObject("deployment", UUID.class))))
        .optional();
  }
}
