package io.slipway.control.project;

import io.slipway.http.authorization.Visible;
import java.util.Map;

/// Which targets a list shows.
///
/// @param project an id, or empty for all
/// @param environment an id, or empty for all
/// @param labels those that a target must have, at least
/// @param visible what the asker may see
record TargetFilter(
    String project, String environment, Map<String, String> labels, Visible visible) {

  /// Everything.
  static final TargetFilter NONE = new TargetFilter("", "", Map.of(), Visible.ALL);

  TargetFilter {
    labels = Map.copyOf(labels);
  }
}
