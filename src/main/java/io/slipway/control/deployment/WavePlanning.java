package io.slipway.control.deployment;

import io.slipway.control.deployment.work.DeploymentSettings;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.Labels;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Resolves an environment's waves for the targets of a plan, as both are now.
@Component
class WavePlanning {

  private final Environments environments;
  private final Targets targets;
  private final DeploymentSettings settings;

  WavePlanning(Environments environments, Targets targets, DeploymentSettings settings) {
    this.environments = environments;
    this.targets = targets;
    this.settings = settings;
  }

  WaveAssignment of(Plan plan) {
    var rules = environments.find(plan.environment()).map(Environment::waves).orElse(List.of());
    var known =
        targets.of(plan.project(), plan.environment()).stream()
            .collect(Collectors.toMap(Target::id, Target::labels));
    var labels = new LinkedHashMap<TargetId, Labels>();
    plan.targets().forEach(id -> labels.put(id, known.getOrDefault(id, Labels.NONE)));
    return WaveAssignment.of(rules, labels, settings.parallel());
  }
}
