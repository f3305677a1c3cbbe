package io.slipway.http.authorization;

import java.util.Set;

/// Knows the environments of one kind of stored object; each module contributes its own as a bean.
public interface EnvironmentLookup {

  /// The kind of object, as [Authorize#on] names it: `plan`.
  String kind();

  /// The environments to which the stored object belongs; empty when there is no such object. One
  /// that belongs to none has `*`.
  Set<String> environmentsOf(String id);
}
