package io.slipway.engine.scratch;

import java.util.List;

/// What [Scratch#sweep] removed.
///
/// @param databases of owners that are no more
/// @param templates over the limits
/// @param roles that nothing needs any more
/// @param remaining what could not be removed, in words
public record Swept(
    List<String> databases, List<String> templates, List<String> roles, List<String> remaining) {
  public Swept {
    databases = List.copyOf(databases);
    templates = List.copyOf(templates);
    roles = List.copyOf(roles);
    remaining = List.copyOf(remaining);
  }
}
