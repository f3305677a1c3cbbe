package io.slipway.control.rehearsal;

import io.slipway.control.project.TargetConnections;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Rehearses plans on scratch databases.
@Component
public class Rehearsals {

  private final ScratchServers servers;
  private final TargetConnections targets;
  private final RehearsalSettings settings;
  private final Clock clock;
  private final SchemaSnapshots snapshots;

  Rehearsals(
      ScratchServers servers,
      TargetConnections targets,
      RehearsalSettings settings,
      Clock clock,
      SchemaSnapshots snapshots) {
    this.servers = servers;
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
    this.snapshots = snapshots;
  }

  /// Begins with a plan: from here on its time runs.
  public PlanRehearsal begin() {
    return new PlanRehearsal(servers, targets, settings, clock, snapshots);
  }
}
