package io.slipway.engine.catalog;

import java.util.HashSet;
import java.util.Map;

/// What roles are called in a catalog, where that is not what their server calls them: the owner of
/// a scratch database stands for the owner of the target.
///
/// @param names from the server's names to those in the catalog, neither quoted; roles that are not
///     among the keys keep theirs
public record RoleNames(Map<String, String> names) {

  private static final RoleNames AS_THEY_ARE = new RoleNames(Map.of());

  public RoleNames {
    names = Map.copyOf(names);
    if (new HashSet<>(names.values()).size() < names.size()) {
      throw new IllegalArgumentException("two roles would have one name: " + names);
    }
  }

  /// Every role keeps its name.
  public static RoleNames asTheyAre() {
    return AS_THEY_ARE;
  }

  /// One role has another's name.
  public static RoleNames renaming(String role, String name) {
    return new RoleNames(Map.of(role, name));
  }
}
