package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.replay.TargetRoles;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What one plan has learned of the servers it deals with, which is the same for all targets of one
/// cluster.
final class KnownClusters {

  private final Map<Server, Readiness> readiness = new ConcurrentHashMap<>();
  private final Map<Pair, TargetRoles> roles = new ConcurrentHashMap<>();

  private record Server(String address, int major) {}

  private record Pair(String address, String cluster) {}

  /// Whether a scratch server can serve targets of a major version.
  Readiness readiness(Choice.Chosen chosen, int major) {
    var server = new Server(chosen.address(), major);
    var known = readiness.get(server);
    if (known == null) {
      known = chosen.server().readiness(major);
      if (known instanceof Readiness.Ready) {
        readiness.put(server, known);
      }
    }
    return known;
  }

  /// The roles of a target's cluster.
  TargetRoles rolesOf(Connection target, Choice.Chosen chosen) throws SQLException {
    var pair = new Pair(chosen.address(), ScratchServer.clusterOf(target));
    var known = roles.get(pair);
    if (known == null) {
      known = TargetRoles.read(target, chosen.server());
      roles.put(pair, known);
    }
    return known;
  }
}
