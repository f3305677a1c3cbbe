package io.slipway.control.notify.outbox;

/// Where a delivery stands.
public enum DeliveryState {
  /// It waits for its first or next attempt.
  PENDING,
  /// The receiver took it.
  DELIVERED,
  /// It will not be tried any more, unless somebody asks for it.
  GIVEN_UP
}
