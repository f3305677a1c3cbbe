package io.slipway.engine.execute;

/// Who a run's sessions are among all sessions of its target.
///
/// @param name the same for all attempts of the run, and for no other run
/// @param attempt greater than all before; 0 for work that is not attempted again
public record RunIdentity(String name, int attempt) {

  /// Of work that is not attempted again, and so has no earlier attempts.
  public static RunIdentity of(String name) {
    return new RunIdentity(name, 0);
  }

  /// Whether there were attempts before this one.
  boolean followsOthers() {
    return attempt > 1;
  }

  /// What a session that runs scripts calls itself in `pg_stat_activity`.
  public String session() {
    return attempt == 0 ? name : name + " " + attempt;
  }

  /// What the session that holds the fence calls itself.
  String fence() {
    return session() + " fence";
  }
}
