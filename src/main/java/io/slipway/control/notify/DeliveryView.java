package io.slipway.control.notify;

import io.slipway.control.notify.outbox.Attempt;
import io.slipway.control.notify.outbox.Delivery;
import io.slipway.control.notify.outbox.DeliveryState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery as the log shows it.
///
/// @param event the id that the receiver sees
@Schema(name = "Delivery")
record DeliveryView(
    @Schema(example = "42") long id,
    UUID subscription,
    @Schema(description = "The id that the receiver sees") UUID event,
    @Schema(example = "run.failed") String action,
    @Nullable @Schema(description = "The audit entry; absent for a test") Long seq,
    DeliveryState state,
    Instant createdAt,
    @Nullable @Schema(description = "When it is tried next; absent when it is over") Instant dueAt,
    @Nullable Instant finishedAt,
    @Schema(description = "The first first") List<Attempt> attempts) {

  static DeliveryView of(Delivery delivery, List<Attempt> attempts) {
    var event = delivery.event();
    return new DeliveryView(
        delivery.id(),
        delivery.subscription(),
        event.id(),
        event.action(),
        event.seq().orElse(null),
        delivery.state(),
        delivery.createdAt(),
        delivery.state() == DeliveryState.PENDING ? delivery.dueAt() : null,
        delivery.finishedAt().orElse(null),
        attempts);
  }
}
