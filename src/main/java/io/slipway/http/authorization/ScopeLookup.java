package io.slipway.http.authorization;

import java.util.Set;

/// Knows where the stored objects of one kind belong; each module contributes its own as a bean.
public interface ScopeLookup {

  /// The kind of object, as [Authorize#on] names it: `plan`.
  String kind();

  /// Where the stored object belongs; empty when there is no such object.
  Set<Scope> scopesOf(String id);
}
