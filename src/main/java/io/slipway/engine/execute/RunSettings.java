package io.slipway.engine.execute;

import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.postgres.AdvisoryLock;
import java.util.List;

/// How a run behaves on its target.
///
/// @param identity who its sessions are
/// @param peerLocks the locks of the tools that manage the same ledger
/// @param patience how long it waits for what keeps it from going on
/// @param session what each script's session looks like
/// @param conductor how it behaves towards those who use the target meanwhile
public record RunSettings(
    RunIdentity identity,
    List<AdvisoryLock> peerLocks,
    Patience patience,
    SessionSetup session,
    ConductorSettings conductor) {

  public RunSettings {
    peerLocks = List.copyOf(peerLocks);
  }

  FencedSession behindFence(ConnectionSource connections) {
    return new FencedSession(connections, identity, peerLocks, patience);
  }
}
