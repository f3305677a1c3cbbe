package io.slipway.control.project;

import java.util.Map;
import java.util.Set;

/// Which targets a list shows.
///
/// @param project an id, or empty for all
/// @param environment an id, or empty for all
/// @param labels those that a target must have, at least
/// @param visible the environments that the asker may see, `*` meaning all
record TargetFilter(
    String project, String environment, Map<String, String> labels, Set<String> visible) {

  /// Everything.
  static final TargetFilter NONE = new TargetFilter("", "", Map.of(), Set.of("*"));

  TargetFilter {
    labels = Map.copyOf(labels);
    visible = Set.copyOf(visible);
  }
}
