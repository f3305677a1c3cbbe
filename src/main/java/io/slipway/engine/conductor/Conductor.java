package io.slipway.engine.conductor;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.sql.StatementLock;
import io.slipway.engine.sql.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Conducts one session of a run past the others on its target: each statement gets limits by its
/// class, whoever it waits for is named, and nothing is sent while it would queue for long.
public final class Conductor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
  private static final Duration POLL = Duration.ofMillis(250);

  private final ConductorSettings usual;
  private final SessionLimits limits;
  private final Connection session;
  private final Cancellation cancellation;
  private final Connection observer;
  private final boolean isItsOwnObserver;
  private final WaitWatch watch;
  private ConductorSettings settings;

  /// @param session whose statements are conducted
  /// @param observer on which the server is asked meanwhile, in autocommit mode
  public Conductor(
      ConductorSettings settings,
      Connection session,
      Connection observer,
      WaitListener listener,
      Cancellation cancellation)
      throws SQLException {
    this.session = session;
    this.cancellation = cancellation;
    this.usual = settings;
    this.settings = settings;
    this.limits = new SessionLimits(settings, session);
    this.observer = observer;
    this.isItsOwnObserver = observer == session;
    var pid = session.unwrap(PGConnection.class).getBackendPID();
    this.watch = new WaitWatch(settings, pid, observer, listener);
    if (!settings.isUnlimited()) {
      watch.start();
    }
  }

  /// One that lets everything through, for databases that nobody else uses.
  public static Conductor ofNobody(Connection session) throws SQLException {
    return new Conductor(
        ConductorSettings.UNLIMITED, session, session, WaitListener.DEAF, new Cancellation());
  }

  /// From here on it gives what a script asks for itself, until it is told of another.
  public void heed(ScriptLimits script) {
    settings = usual.with(script);
    limits.follow(settings);
  }

  /// Prepares the session for a statement, which is to be sent next.
  public void before(String statement) throws SQLException {
    before(List.of(statement));
  }

  /// Gives the session the limits for what is to be sent next, while no transaction is open that
  /// could take them back.
  public void limit(Collection<String> statements) throws SQLException {
    if (!settings.isUnlimited()) {
      limits.prepareFor(statements);
    }
  }

  /// Prepares the session for statements that are to be sent next as one message.
  public void before(Collection<String> statements) throws SQLException {
    if (!settings.isUnlimited()) {
      limits.prepareFor(statements);
      watch.begin();
    }
    cancellation.begin(session);
  }

  /// The statement succeeded: nobody is in the way any more.
  public void succeeded() {
    cancellation.end();
    watch.end();
    watch.tell(List.of());
  }

  /// The statement failed. If others were in the way they still are, as far as anybody knows.
  public void failed() {
    cancellation.end();
    watch.end();
  }

  /// The session is about to be reset.
  public void reset() {
    limits.reset();
  }

  /// What was set within the session's transaction went with it.
  public void rolledBack() {
    limits.rolledBack();
  }

  /// What to send behind a reset in the same message, to have the session ready for what comes
  /// next; it gives back a row of two columns for [#opened]. May be empty.
  ///
  /// @param next what will be sent as one message, as far as that is known
  public String opening(Collection<String> next) {
    return settings.isUnlimited() ? "" : limits.opening(next);
  }

  /// What the opening gave back.
  public void opened(ResultSet row) throws SQLException {
    limits.opened(row);
  }

  /// The tries of one step.
  public Tries tries() {
    return new Tries(settings.retry(), cancellation);
  }

  /// Waits while some of these statements would queue behind a transaction that is older than they
  /// may wait for it. When the tries' time is over it goes on: PostgreSQL has the last word.
  ///
  /// It always asks something, so that it is known afterwards whether the observer is still there.
  ///
  /// @return whether it is, and with it whatever its session holds
  public boolean awaitFreeWay(Collection<String> statements, Tries tries) throws SQLException {
    try {
      if (!settings.isUnlimited()) {
        await(names(statements), tries);
      } else if (!isItsOwnObserver) {
        ask();
      }
      return true;
    } catch (SQLException e) {
      if (SqlState.breaksConnection(String.valueOf(e.getSQLState()))) {
        LOG.debug("the observer is gone", e);
        return false;
      }
      throw e;
    }
  }

  private void ask() throws SQLException {
    try (var statement = observer.createStatement()) {
      statement.execute("");
    }
  }

  private void await(Map<LockMode, Set<String>> names, Tries tries) throws SQLException {
    if (names.isEmpty()) {
      ask();
    }
    var blockers = inTheWay(names);
    while (!blockers.isEmpty() && tries.hasTime()) {
      tries.waited();
      watch.tell(blockers);
      LockSupport.parkNanos(POLL.toNanos());
      blockers = inTheWay(names);
    }
    watch.tell(blockers);
  }

  private static Map<LockMode, Set<String>> names(Collection<String> statements) {
    var names = new EnumMap<LockMode, Set<String>>(LockMode.class);
    for (var statement : statements) {
      var mode = StatementLock.of(statement);
      if (mode.blocksTraffic()) {
        names.computeIfAbsent(mode, _ -> new LinkedHashSet<>()).addAll(Words.of(statement));
      }
    }
    return names;
  }

  private List<Blocker> inTheWay(Map<LockMode, Set<String>> names) throws SQLException {
    var blockers = new ArrayList<Blocker>();
    var since = settings.blocking().lock();
    if (names.isEmpty() || !Blockers.isAnyTransactionOlder(since, observer)) {
      return blockers;
    }
    for (var entry : names.entrySet()) {
      blockers.addAll(Blockers.inTheWay(entry.getValue(), entry.getKey(), since, observer));
    }
    return blockers;
  }

  /// Who was in the way last, as long as nobody else has been since.
  public List<Blocker> lastBlockers() {
    return watch.last();
  }

  @Override
  public void close() {
    watch.close();
  }
}
