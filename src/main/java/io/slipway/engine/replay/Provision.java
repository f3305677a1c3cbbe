package io.slipway.engine.replay;

import io.slipway.engine.scratch.RoleProvision;
import java.util.List;

/// What scripts need beside their database, and whether the scratch server has it.
///
/// @param roles made for them, or missing
/// @param missingExtensions named by a `CREATE EXTENSION` and not to be had on the server
public record Provision(RoleProvision roles, List<String> missingExtensions) {

  public Provision {
    missingExtensions = List.copyOf(missingExtensions);
  }

  /// What keeps the scripts from running, in words: the extensions. A role that could not be made
  /// may turn out not to be needed, because its name is only a word in a script.
  List<String> obstacles() {
    return missingExtensions.stream()
        .map(name -> "The extension %s is not available on the scratch server.".formatted(name))
        .toList();
  }
}
