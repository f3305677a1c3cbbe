package io.slipway.control.notify;

import io.slipway.control.notify.outbox.Deliveries;
import io.slipway.control.notify.outbox.Delivery;
import io.slipway.control.notify.outbox.DeliveryState;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows deliveries with their attempts.
@Component
class DeliveryLog {

  private final Deliveries deliveries;

  DeliveryLog(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  Page<DeliveryView> page(UUID subscription, @Nullable DeliveryState state, Paging paging) {
    var page = deliveries.page(subscription, state, paging);
    var attempts = deliveries.attempts(page.items().stream().map(Delivery::id).toList());
    return page.map(
        delivery -> DeliveryView.of(delivery, attempts.getOrDefault(delivery.id(), List.of())));
  }

  DeliveryView view(Delivery delivery) {
    var attempts = deliveries.attempts(List.of(delivery.id()));
    return DeliveryView.of(delivery, attempts.getOrDefault(delivery.id(), List.of()));
  }
}
