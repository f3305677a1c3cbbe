package io.slipway.control.notify.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An event on its way to one subscription.
///
/// @param tries attempts since it was asked for, or asked for again
/// @param expiresAt no attempt is planned for later than this
public record Delivery(
    long id,
    UUID subscription,
    DeliveryState state,
    int tries,
    Instant createdAt,
    Instant dueAt,
    Instant expiresAt,
    Optional<Instant> finishedAt,
    Event event) {}
