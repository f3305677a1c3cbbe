package io.slipway.control.notify.address;

import java.time.Duration;
import java.util.Optional;

/// What came of a request to a receiver.
public sealed interface Exchange {

  /// It answered.
  ///
  /// @param body what could be read of the answer's body, at most [Outbound#KEPT] bytes of it
  /// @param retryAfter how long it asks to be left alone
  record Answered(int status, String body, Optional<Duration> retryAfter) implements Exchange {}

  /// It did not, and why not.
  record Unanswered(String reason) implements Exchange {}

  /// It was not asked: Slipway does not go where its name leads.
  record Forbidden(String reason) implements Exchange {}
}
