package io.slipway.control.notify.subscription;

import java.util.List;

/// Which audit entries a subscriber is told of; all three must hold.
///
/// @param actions patterns of actions, `*` standing for any characters: one must match
/// @param environments of which the entry's must be one; empty for all, and for entries of none
/// @param projects the same for its project
public record Filter(List<String> actions, List<String> environments, List<String> projects) {

  public Filter {
    actions = List.copyOf(actions);
    environments = List.copyOf(environments);
    projects = List.copyOf(projects);
  }
}
