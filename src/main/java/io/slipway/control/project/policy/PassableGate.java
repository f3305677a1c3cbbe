package io.slipway.control.project.policy;

import java.util.Locale;

/// A gate that a policy may let people break. The plan's digest, the fence and the audit trail are
/// none of them.
public enum PassableGate {
  APPROVAL,
  PROMOTION,
  WINDOW,
  FREEZE,
  CONFIRMATION,
  ROLLBACK,
  DRIFT,
  BACKUP,
  FINDINGS;

  /// In lower case, as the files have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
