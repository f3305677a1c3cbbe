package io.slipway.engine.lint.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the scripts themselves set that bounds how long statements wait and run.
///
/// Immutable; each setting gives another one.
public final class Timeouts {

  /// Nothing is set.
  public static final Timeouts NONE = new Timeouts(Map.of(), Map.of());

  public static final String LOCK = "lock_timeout";
  public static final String STATEMENT = "statement_timeout";
  public static final String IDLE = "idle_in_transaction_session_timeout";

  private final Map<String, String> session;
  private final Map<String, String> local;

  private Timeouts(Map<String, String> session, Map<String, String> local) {
    this.session = Map.copyOf(session);
    this.local = Map.copyOf(local);
  }

  /// @param isLocal whether it holds until the transaction ends
  public Timeouts with(String parameter, Optional<String> value, boolean isLocal) {
    var changed = new HashMap<>(isLocal ? local : session);
    if (value.isPresent()) {
      changed.put(parameter, value.get());
    } else {
      changed.remove(parameter);
    }
    return isLocal ? new Timeouts(session, changed) : new Timeouts(changed, local);
  }

  public Timeouts atTransactionEnd() {
    return new Timeouts(session, Map.of());
  }

  /// What a parameter is set to; empty when the scripts do not set it.
  public Optional<String> get(String parameter) {
    return Optional.ofNullable(local.get(parameter))
        .or(() -> Optional.ofNullable(session.get(parameter)));
  }

  /// Whether a parameter is set to more than nothing.
  public boolean bounds(String parameter) {
    return get(parameter).filter(value -> !value.matches("0+\\s*[a-z]*")).isPresent();
  }
}
