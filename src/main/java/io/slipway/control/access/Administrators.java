package io.slipway.control.access;

import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Sees to it that somebody can always administer Slipway: by a token, or by a password.
///
/// Who comes through an OIDC issuer does not count, because the issuer may be gone tomorrow.
@Component
class Administrators {

  private static final String ALL_OF_IT =
      "g.role = 'ADMIN' AND g.environment = '*' AND g.project = '*'";
  private static final String ADMIN_PEOPLE =
      "SELECT p.id FROM person p JOIN person_grant g ON g.person_id = p.id WHERE "
          + ALL_OF_IT
          + " AND p.disabled_at IS NULL";

  private final JdbcClient jdbc;
  private final Clock clock;

  Administrators(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Undoes the current transaction if it would leave nobody.
  ///
  /// @return why, if so
  Optional<Refusal> orUndo() {
    if (isSomebodyThere()) {
      return Optional.empty();
    }
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return Optional.of(
        new Refusal(
            ProblemCode.LAST_ADMIN_TOKEN,
            "First give another person with a password, or another token, the role ADMIN in *."));
  }

  private boolean isSomebodyThere() {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM access_token t JOIN access_grant g ON g.token_id = t.id
                            WHERE %s AND t.revoked_at IS NULL
                              AND (t.expires_at IS NULL OR t.expires_at > :now)
                              AND (t.person IS NULL OR t.person IN (%s)))
                OR EXISTS (%s AND p.password_hash IS NOT NULL)"""
                .formatted(ALL_OF_IT, ADMIN_PEOPLE, ADMIN_PEOPLE))
        .param("now", PersonRows.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }
}
