package io.slipway.http.authorization;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What somebody may do where the role is held.
public enum Role {
  /// Sees everything but the audit trail as a whole.
  VIEWER,
  /// Uploads, plans and deploys.
  DEPLOYER,
  /// Approves plans and confirms what only people can know.
  APPROVER,
  /// Deploys and approves, freezes and breaks the glass.
  RELEASE_MANAGER,
  /// Sees everything, verifies the audit trail and exports it; changes nothing.
  AUDITOR,
  /// May do all of it, and change the environment itself.
  ADMIN;

  private static final Set<Role> OF_RELEASE_MANAGERS = EnumSet.of(DEPLOYER, APPROVER);

  /// Whether holding this role is enough where the other is asked for.
  public boolean implies(Role other) {
    return this == ADMIN
        || this == other
        || other == VIEWER
        || this == RELEASE_MANAGER && OF_RELEASE_MANAGERS.contains(other);
  }

  /// As files write it: `release-manager`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
