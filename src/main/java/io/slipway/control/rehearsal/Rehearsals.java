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

  Rehearsals(
      ScratchServers servers, TargetConnections targets, RehearsalSettings settings, Clock clock) {
    this.servers = servers;
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
  }

  /// Begins with a plan: from here on its time runs.
  public PlanRehearsal begin() {
    return new PlanRehearsal(servers, targets, settings, clock);
  }
}
