package io.slipway.chaos;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Something that goes wrong while deployments are asked for or under way, and passes.
sealed interface Fault
    permits SessionFault, NetworkFault, RequestFault, ServerFault, InstanceFault {

  /// What the table calls it.
  String kind();

  /// Asks for the deployment of a plan until it is accepted.
  ///
  /// @return the deployments that came of it
  default Set<String> ask(Job job, JsonNode plan, String key) {
    return Set.of(job.deploy(plan, key));
  }

  /// Strikes while the deployment is under way, and returns when the fault has passed.
  ///
  /// @param job whose target is struck, where the fault concerns a single one
  default void strike(Job job) {}
}
