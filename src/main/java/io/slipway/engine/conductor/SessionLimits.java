package io.slipway.engine.conductor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps a session's `lock_timeout` and `statement_timeout` at what its next statement may take,
/// and reads them back.
///
/// What the role, the database or the script itself has set holds where it is shorter.
final class SessionLimits {

  private record Limits(long lock, long statement) {

    Limits shorter(Limits other) {
      return new Limits(shorter(lock, other.lock), shorter(statement, other.statement));
    }

    /// These, but where one equals a known one, what was there instead.
    Limits but(Limits known, Limits instead) {
      return new Limits(
          lock == known.lock ? instead.lock : lock,
          statement == known.statement ? instead.statement : statement);
    }

    // Zero is PostgreSQL's word for no limit.
    private static long shorter(long one, long other) {
      return one == 0 || other != 0 && other < one ? other : one;
    }
  }

  private static final Limits NONE = new Limits(0, 0);

  private static final String READ =
      """
      SELECT (extract(epoch FROM current_setting('lock_timeout')::interval) * 1000)::bigint,
             (extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::bigint
      """;
  // The numbers are Slipway's own; a message of several statements takes no parameters.
  private static final String OPENING =
      """
      SELECT (extract(epoch FROM set_config('lock_timeout', '%d', false)::interval) * 1000)::bigint,
             (extract(epoch FROM set_config('statement_timeout', '%d', false)::interval) * 1000)::bigint
      """;
  private static final String SET =
      """
      SELECT (extract(epoch FROM set_config('lock_timeout', ?, false)::interval) * 1000)::bigint,
             (extract(epoch FROM set_config('statement_timeout', ?, false)::interval) * 1000)::bigint
      """;

  // What may change a setting otherwise than Slipway does.
  private static final Pattern CHANGING =
      Pattern.compile(
          "_timeout|\\bset_config\\b|\\b(RESET|DISCARD)\\s+ALL\\b|\\bROLLBACK\\b|\\bCOMMIT\\b",
          Pattern.CASE_INSENSITIVE);

  private final Connection session;
  private ConductorSettings settings;
  private @Nullable StatementClass current;
  private @Nullable Limits ofSession;
  private @Nullable Limits others;
  private boolean mayHaveChanged;
  private Limits ours = NONE;
  private @Nullable StatementClass opening;

  SessionLimits(ConductorSettings settings, Connection session) {
    this.settings = settings;
    this.session = session;
  }

  /// Other limits hold from here on.
  void follow(ConductorSettings changed) {
    if (!changed.equals(settings)) {
      settings = changed;
      current = null;
    }
  }

  /// The session is about to be reset: what it began with holds again.
  void reset() {
    current = null;
    others = ofSession;
    mayHaveChanged = others == null;
    opening = null;
  }

  /// What to send with the reset: it sets the limits of what comes next, or reads what the session
  /// begins with, and gives back one row of two columns for [#opened]. Empty when there is nothing
  /// to set.
  String opening(Collection<String> next) {
    if (others == null || mayHaveChanged) {
      return READ;
    }
    if (next.isEmpty()) {
      return "";
    }
    var wanted = StatementClass.of(next);
    var limits = limits(wanted, others);
    opening = wanted;
    return OPENING.formatted(limits.lock(), limits.statement());
  }

  /// What [#opening] gave back.
  void opened(ResultSet row) throws SQLException {
    var found = new Limits(row.getLong(1), row.getLong(2));
    if (opening == null || others == null) {
      found(found);
    } else {
      hold(opening, others, found);
    }
  }

  /// The session is back at what held when its transaction began, which only a script's own
  /// settings can have made another than Slipway's last.
  void rolledBack() {
    current = null;
    others = others == null ? ofSession : others;
    mayHaveChanged = others == null;
  }

  /// Sets the limits of what is about to be sent as one message.
  void prepareFor(Collection<String> statements) throws SQLException {
    var wanted = StatementClass.of(statements);
    if (wanted != current) {
      prepareFor(wanted);
    }
    if (statements.stream().anyMatch(statement -> CHANGING.matcher(statement).find())) {
      current = null;
      mayHaveChanged = true;
    }
  }

  private void prepareFor(StatementClass wanted) throws SQLException {
    var known = others == null || mayHaveChanged ? found(read()) : others;
    hold(wanted, known, set(limits(wanted, known)));
  }

  private Limits limits(StatementClass wanted, Limits known) {
    var timeouts = settings.of(wanted);
    return new Limits(timeouts.lock().toMillis(), timeouts.statement().toMillis()).shorter(known);
  }

  private void hold(StatementClass wanted, Limits known, Limits set) throws SQLException {
    var limits = limits(wanted, known);
    if (!set.equals(limits)) {
      throw new SQLException(
          "the session's timeouts are %s after setting %s".formatted(set, limits));
    }
    ours = limits;
    current = wanted;
  }

  // What others have made of it; what Slipway itself has set is no wish of theirs.
  private Limits found(Limits found) {
    var wish = others == null ? found : found.but(ours, others);
    if (ofSession == null) {
      ofSession = found;
    }
    others = wish;
    mayHaveChanged = false;
    return wish;
  }

  private Limits read() throws SQLException {
    try (var statement = session.createStatement();
        var row = statement.executeQuery(READ)) {
      row.next();
      return new Limits(row.getLong(1), row.getLong(2));
    }
  }

  private Limits set(Limits limits) throws SQLException {
    try (var statement = session.prepareStatement(SET)) {
      statement.setString(1, Long.toString(limits.lock()));
      statement.setString(2, Long.toString(limits.statement()));
      try (var row = statement.executeQuery()) {
        row.next();
        return new Limits(row.getLong(1), row.getLong(2));
      }
    }
  }
}
