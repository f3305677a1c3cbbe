package io.slipway.engine.replay;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.Step;
import io.slipway.engine.ledger.LedgerReport;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.replay.Replayed.Built;
import io.slipway.engine.replay.Replayed.Refused;
import io.slipway.engine.scratch.Cloned;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.RoleProvision;
import io.slipway.engine.scratch.Scratch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Builds the state of targets on scratch databases, by running what was applied to them.
///
/// @param scratch where
public record Replay(Scratch scratch) {

  private static final String MISSING_EXTENSIONS =
      SqlResource.read(Replay.class, "missing_extensions.sql");

  /// The state that a target's ledger promises.
  ///
  /// @param report what the ledger says about the bundle
  public Replayed stateOf(Peer peer, Bundle bundle, LedgerReport report, TargetRoles roles)
      throws SQLException {
    return switch (AppliedHistory.of(report, bundle)) {
      case AppliedHistory.Unknown(var why) -> new Refused(why);
      case AppliedHistory.Known(var names, var remarks) -> {
        List<Step> steps;
        try {
          steps = peer.steps(bundle, names);
        } catch (IllegalArgumentException e) {
          yield new Refused(List.of(String.valueOf(e.getMessage())));
        }
        yield stateOf(new TargetState(peer, bundle, steps, roles), remarks);
      }
    };
  }

  /// The state that certain steps make, from a template if there is one.
  public Replayed stateOf(TargetState state) throws SQLException {
    return stateOf(state, List.of());
  }

  private Replayed stateOf(TargetState state, List<String> remarks) throws SQLException {
    var callbacks = state.peer().callbacks(state.bundle());
    var confined = Confined.of(state.steps(), callbacks, state.roles());
    if (!confined.refusals().isEmpty()) {
      return new Refused(confined.refusals());
    }
    return switch (scratch.server().readiness()) {
      case Readiness.Unready unready -> new Refused(List.of(unready.message()));
      case Readiness.Ready server ->
          remarked(state.steps().isEmpty() ? empty() : built(state, confined, server), remarks);
    };
  }

  // A target to which nothing was applied has no ledger either.
  private Built empty() throws SQLException {
    var provision = new Provision(RoleProvision.NONE, List.of());
    return new Built(scratch.create(), true, provision, List.of());
  }

  private static Replayed remarked(Replayed replayed, List<String> remarks) {
    return switch (replayed) {
      case Built(var database, var fresh, var provision, var own) -> {
        var all = new ArrayList<>(remarks);
        all.addAll(own);
        yield new Built(database, fresh, provision, all);
      }
      case Replayed.Failed failed -> failed;
      case Refused refused -> refused;
    };
  }

  private Replayed built(TargetState state, Confined confined, Readiness.Ready server)
      throws SQLException {
    var provision = provide(confined, state.roles());
    if (!provision.obstacles().isEmpty()) {
      return new Refused(provision.obstacles());
    }
    var run = new ReplayRun(scratch, state, confined, server.user());
    return switch (scratch.cloneOf(StateKey.of(state.peer(), confined, server), run)) {
      case Cloned.Ready<Replayed>(var database, var fresh) ->
          new Built(database, fresh, provision, confined.leftOut());
      case Cloned.NotFilled<Replayed>(var why) -> why;
      case Cloned.Busy<Replayed> _ ->
          new Refused(List.of("Somebody else has been building the same state for too long."));
    };
  }

  /// Sees to what scripts need beside their database: makes the roles that they name and the
  /// scratch server lacks, unless it is the target's own cluster, and looks for the extensions.
  public Provision provide(Confined confined, TargetRoles roles) throws SQLException {
    var scripts = confined.scripts();
    var named = new TreeSet<>(confined.newRoles());
    named.addAll(Needs.rolesNamed(scripts, roles.names()));
    return new Provision(
        roles.shared() ? RoleProvision.NONE : scratch.provideRoles(named),
        missing(Needs.extensions(scripts)));
  }

  private List<String> missing(Set<String> extensions) throws SQLException {
    if (extensions.isEmpty()) {
      return List.of();
    }
    var server = scratch.server();
    try (var connection =
            server.connections().open(server.maintenanceDatabase(), ReplayRun.APPLICATION_NAME);
        var statement = connection.prepareStatement(MISSING_EXTENSIONS)) {
      statement.setArray(1, connection.createArrayOf("text", extensions.toArray()));
      try (var rows = statement.executeQuery()) {
        var missing = new ArrayList<String>();
        while (rows.next()) {
          missing.add(rows.getString(1));
        }
        return missing;
      }
    }
  }
}
