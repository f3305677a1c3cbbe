package io.slipway.engine.scratch;

import java.util.List;

/// What became of the wish for roles on a scratch server.
///
/// @param created the ones that were made
/// @param missing the ones that could not be made
public record RoleProvision(List<String> created, List<Missing> missing) {

  public static final RoleProvision NONE = new RoleProvision(List.of(), List.of());

  public RoleProvision {
    created = List.copyOf(created);
    missing = List.copyOf(missing);
  }

  /// A role that is not there.
  ///
  /// @param why what the server said
  public record Missing(String role, String why) {}
}
