package io.slipway.engine.execute;

import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.postgres.AdvisoryLock;
import java.time.Duration;
import java.util.List;

/// How a run behaves on its target.
///
/// @param applicationName what its sessions call themselves in `pg_stat_activity`
/// @param peerLocks the locks of the tools that manage the same ledger
/// @param fencePatience how long to wait for those locks and Slipway's own
/// @param session what each script's session looks like
/// @param conductor how it behaves towards those who use the target meanwhile
public record RunSettings(
    String applicationName,
    List<AdvisoryLock> peerLocks,
    Duration fencePatience,
    SessionSetup session,
    ConductorSettings conductor) {

  public RunSettings {
    peerLocks = List.copyOf(peerLocks);
  }

  FencedSession behindFence(ConnectionSource connections) {
    return new FencedSession(connections, applicationName, peerLocks, fencePatience);
  }
}
