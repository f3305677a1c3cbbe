package io.slipway.engine.scratch;

import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes scratch databases on one server, for many threads at once, and shares the server and its
/// templates with others who do the same.
///
/// From before its first database to its end it holds a lock on the server. A crash frees the lock,
/// and whoever sweeps next removes what it had.
public final class Scratch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

  // What an administrator put into template1 is not in any history.
  private static final String PRISTINE = "template0";
  private static final String INVALID_CATALOG_NAME = "3D000";
  private static final String DUPLICATE_DATABASE = "42P04";
  private static final Duration BUILD_POLL = Duration.ofMillis(50);

  private final ScratchServer server;
  private final ScratchSettings settings;
  private final Clock clock;
  private final Owner owner = Owner.draw();
  private final Keeper keeper;
  private final AtomicInteger counter = new AtomicInteger();
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  /// @param clock what ages of templates are counted by; processes that share a server should
  ///     agree on the time
  public Scratch(ScratchServer server, ScratchSettings settings, Clock clock) {
    this.server = server;
    this.settings = settings;
    this.clock = clock;
    this.keeper = new Keeper(server, owner);
  }

  public ScratchServer server() {
    return server;
  }

  /// The server's version.
  public ServerVersion version() throws SQLException {
    try (var maintenance = server.maintenance()) {
      return ServerVersion.of(maintenance);
    }
  }

  /// An empty database, as `template0` is, for the caller to close.
  public ScratchDatabase create() throws SQLException {
    return copyOf(PRISTINE);
  }

  /// A copy of another one, to which nobody may be connected meanwhile: a session that stays in it
  /// makes this fail after 5 s with SQLSTATE 55006.
  public ScratchDatabase copyOf(ScratchDatabase original) throws SQLException {
    return copyOf(original.name());
  }

  private ScratchDatabase copyOf(String source) throws SQLException {
    keeper.ensure();
    try (var maintenance = server.maintenance()) {
      return copyOf(source, maintenance);
    }
  }

  private ScratchDatabase copyOf(String source, Connection maintenance) throws SQLException {
    var name = ScratchNames.scratch(owner, counter.incrementAndGet());
    var databases = new Databases(maintenance);
    open.add(name);
    try {
      databases.create(name, source);
      var marker = Marker.made(Marker.SCRATCH, clock.instant());
      databases.mark(name, marker, settings.statementTimeout());
      return new ScratchDatabase(this, name);
    } catch (SQLException e) {
      open.remove(name);
      throw e;
    }
  }

  /// A copy of a template. When there is none yet it is built first, by one at a time over all
  /// processes; the others wait for it.
  ///
  /// @param filling fills the template; called at most once
  public <F> Cloned<F> cloneOf(TemplateKey key, Filling<F> filling) throws SQLException {
    keeper.ensure();
    try (var maintenance = server.maintenance()) {
      var copy = copyOfFinished(key, maintenance);
      if (copy.isPresent()) {
        return new Cloned.Ready<>(copy.get(), false);
      }
      var lock = key.buildLock();
      if (!Keeper.await(lock, maintenance, settings.patience(), BUILD_POLL)) {
        return new Cloned.Busy<>(lock.holders(maintenance));
      }
      return builtByMeOrAnother(key, filling, maintenance);
    }
  }

  // The lock goes with the session.
  private <F> Cloned<F> builtByMeOrAnother(
      TemplateKey key, Filling<F> filling, Connection maintenance) throws SQLException {
    var copy = copyOfFinished(key, maintenance);
    if (copy.isPresent()) {
      return new Cloned.Ready<>(copy.get(), false);
    }
    var why = build(key, filling, maintenance);
    if (why.isPresent()) {
      return new Cloned.NotFilled<>(why.get());
    }
    var first = copyOfFinished(key, maintenance);
    return new Cloned.Ready<>(
        first.orElseThrow(() -> new SQLException("the template went as soon as it was built")),
        true);
  }

  private Optional<ScratchDatabase> copyOfFinished(TemplateKey key, Connection maintenance)
      throws SQLException {
    if (!new Templates(maintenance, clock).use(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(copyOf(key.databaseName(), maintenance));
    } catch (SQLException e) {
      // Dropped since it was found.
      if (INVALID_CATALOG_NAME.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <F> Optional<F> build(TemplateKey key, Filling<F> filling, Connection maintenance)
      throws SQLException {
    try (var empty = copyOf(PRISTINE, maintenance)) {
      var why = filling.fill(empty);
      if (why.isEmpty()) {
        finish(key, empty, maintenance);
      }
      return why;
    }
  }

  private void finish(TemplateKey key, ScratchDatabase filled, Connection maintenance)
      throws SQLException {
    try {
      new Templates(maintenance, clock)
          .finish(key, filled.name(), filled.open("slipway scratch analyze"));
    } catch (SQLException e) {
      // The session that held the lock broke, and another one built it too: that one will do.
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /// Makes roles that scripts name and the server lacks. They cannot log in, and are removed by
  /// [#sweep] once nothing names them.
  public RoleProvision provideRoles(Collection<String> names) throws SQLException {
    if (names.isEmpty()) {
      return RoleProvision.NONE;
    }
    try (var maintenance = server.maintenance()) {
      return new ScratchRoles(maintenance, clock).provide(names);
    }
  }

  /// Removes what nobody needs any more: databases whose owner is no more, templates over the
  /// limits, roles that nothing names. Any number may sweep at once.
  public Swept sweep() throws SQLException {
    try (var maintenance = server.maintenance()) {
      return new Sweep(maintenance, settings, clock).run(owner, open);
    }
  }

  void drop(String name) {
    open.remove(name);
    try (var maintenance = server.maintenance()) {
      new Databases(maintenance).drop(name);
    } catch (SQLException e) {
      LOG.warn(
          "scratch database {} could not be dropped and waits for the next sweep: {}",
          name,
          PostgresFailure.of(e).message());
    }
  }

  /// Drops its databases that are still there, and gives up the lock.
  @Override
  public void close() {
    List.copyOf(open).forEach(this::drop);
    keeper.close();
  }
}
