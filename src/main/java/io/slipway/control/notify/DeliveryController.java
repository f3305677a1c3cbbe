package io.slipway.control.notify;

import io.slipway.control.notify.delivery.Requests;
import io.slipway.control.notify.outbox.DeliveryState;
import io.slipway.control.notify.subscription.Standing;
import io.slipway.control.notify.subscription.Subscription;
import io.slipway.control.notify.subscription.Subscriptions;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of deliveries: their log, the test button, and once more.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "notifications")
class DeliveryController {

  private final Subscriptions subscriptions;
  private final DeliveryLog log;
  private final Requests requests;
  private final AccessCheck access;

  DeliveryController(
      Subscriptions subscriptions, DeliveryLog log, Requests requests, AccessCheck access) {
    this.subscriptions = subscriptions;
    this.log = log;
    this.requests = requests;
    this.access = access;
  }

  @GetMapping("/subscriptions/{id}/deliveries")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(
      operationId = "listDeliveries",
      summary = "Lists a subscription's deliveries with their attempts, newest first")
  Page<DeliveryView> list(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) @Parameter(description = "Only those in it")
          DeliveryState state,
      @Valid @ParameterObject Paging paging) {
    return log.page(stored(id).id(), state, paging);
  }

  @PostMapping("/subscriptions/{id}/test")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "subscription.test")
  @Operation(
      operationId = "testSubscription",
      summary = "Sends a test event at once and says what came of it",
      description =
          "The answer is 200 either way: `state` is DELIVERED or GIVEN_UP, and the attempt says"
              + " why. A disabled subscription can be tested too.")
  DeliveryView test(@PathVariable UUID id) {
    return log.view(requests.test(stored(id), access.caller().name()));
  }

  @PostMapping("/deliveries/{id}/redeliver")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "delivery.redeliver")
  @Operation(
      operationId = "redeliver",
      summary = "Has a delivery made once more, with the same event id")
  @ApiResponse(responseCode = "202", description = "It is pending again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeliveryView redeliver(@PathVariable long id) {
    return switch (requests.redeliver(id, access.caller().name())) {
      case Requests.Outcome.Done(var delivery) -> log.view(delivery);
      case Requests.Outcome.Refused(var refusal) -> throw refusal.asException();
    };
  }

  private Subscription stored(UUID id) {
    return subscriptions
        .find(id)
        .map(Standing::subscription)
        .orElseThrow(() -> SubscriptionDesk.unknown(id).asException());
  }
}
