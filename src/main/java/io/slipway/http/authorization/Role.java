package io.slipway.http.authorization;

/// What a token's holder may do in an environment.
public enum Role {
  /// Sees everything.
  VIEWER,
  /// Plans and deploys; sees everything.
  DEPLOYER,
  /// Approves plans; sees everything.
  APPROVER,
  /// May do all of it, and change the environment itself.
  ADMIN;

  /// Whether holding this role is enough where the other is asked for.
  public boolean implies(Role other) {
    return this == ADMIN || this == other || other == VIEWER;
  }
}
