package io.slipway.engine.execute;

import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A session on a target in which nobody else migrates it: neither another Slipway nor the peer's
/// real tool. What is done in it is up to the caller; runs and changes of the ledger are.
///
/// @param identity who its sessions are
/// @param peerLocks the locks of the tools that manage the same ledger
/// @param patience how long to wait for those locks and Slipway's own, and for the target's answers
public record FencedSession(
    ConnectionSource connections,
    RunIdentity identity,
    List<AdvisoryLock> peerLocks,
    Patience patience) {

  public FencedSession {
    peerLocks = List.copyOf(peerLocks);
  }

  /// What is done behind the fence, on a connection in autocommit mode.
  public interface Work<T> {

    /// @param stands asks whether the fence still does: its session can break on its own, and
    ///     whoever commits something asks just before
    T on(Connection connection, BooleanSupplier stands) throws SQLException;
  }

  interface GuardedWork<T> {
    T on(Connection connection, Fence fence) throws SQLException;
  }

  /// Asked once both sessions are open, before the fence is raised.
  interface Door<T> {
    /// What comes of it when the fence is not to be raised.
    Optional<T> refusal(Connection session, Connection fence) throws SQLException;
  }

  /// What came of it.
  public sealed interface Answer<T> {

    /// The work was done.
    record Done<T>(T result) implements Answer<T> {}

    /// Nothing was done, because others held the fence for longer than there was patience.
    record Fenced<T>(List<FenceHolder> holders) implements Answer<T> {
      public Fenced {
        holders = List.copyOf(holders);
      }
    }
  }

  /// Raises the fence, does the work and lowers the fence again.
  ///
  /// @param listener is told who is in the way while it waits
  public <T> Answer<T> during(RunListener listener, Work<T> work) throws SQLException {
    return guarded(
        listener,
        new Cancellation(),
        (_, _) -> Optional.empty(),
        (connection, fence) -> work.on(connection, fence::stands));
  }

  <T> Answer<T> guarded(
      RunListener listener, Cancellation cancellation, Door<T> door, GuardedWork<T> work)
      throws SQLException {
    var silence = patience.silence();
    // In this order: what the session does ends before the fence falls.
    try (var fence = new Fence(Pulse.limited(connections, identity.fence(), silence), locks());
        var session = connections.open(identity.session())) {
      var refusal = door.refusal(session, fence.connection());
      if (refusal.isPresent()) {
        return new Answer.Done<>(refusal.get());
      }
      KeepAlive.on(fence.connection());
      KeepAlive.on(session);
      var holders = fence.raise(patience.fence(), listener, cancellation);
      return holders.isEmpty()
          ? new Answer.Done<>(watched(session, fence, work))
          : new Answer.Fenced<>(holders);
    }
  }

  private <T> T watched(Connection connection, Fence fence, GuardedWork<T> work)
      throws SQLException {
    var pulse = Pulse.of(connections, identity, fence.connection(), connection, patience.silence());
    try (pulse) {
      return work.on(connection, fence);
    } catch (SQLException e) {
      throw pulse.explained(e);
    }
  }

  private List<AdvisoryLock> locks() {
    return Stream.concat(Stream.of(AdvisoryLock.SLIPWAY), peerLocks.stream()).toList();
  }
}
