package io.slipway.control.project;

/// No connection to a target could be opened; the message says why, and holds no secret.
public final class UnreachableTargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// In place of a SQLSTATE, when the password was not where its reference says.
  public static final String NO_SECRET = "secret";

  private final String target;
  private final String sqlState;
  private final String reason;

  UnreachableTargetException(TargetId target, String sqlState, String reason) {
    super("the target " + target + " cannot be reached: " + reason);
    this.target = target.value();
    this.sqlState = sqlState;
    this.reason = reason;
  }

  public TargetId target() {
    return new TargetId(target);
  }

  /// The five-character SQLSTATE of the failure, or [#NO_SECRET].
  public String sqlState() {
    return sqlState;
  }

  public String reason() {
    return reason;
  }
}
