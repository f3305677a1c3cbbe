package io.slipway.control.notify;

import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.notify.subscription.Standing;
import io.slipway.control.notify.subscription.Subscriptions;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of subscriptions.
///
/// Whoever makes one has Slipway send what it knows, with a secret, to a server of their choice.
@RestController
@RequestMapping("/api/v1/subscriptions")
@Tag(name = "notifications", description = "Who is told of what, and what came of it")
class SubscriptionController {

  private final Subscriptions subscriptions;
  private final SubscriptionDesk desk;
  private final SubscriptionRules rules;
  private final AccessCheck access;

  SubscriptionController(
      Subscriptions subscriptions,
      SubscriptionDesk desk,
      SubscriptionRules rules,
      AccessCheck access) {
    this.subscriptions = subscriptions;
    this.desk = desk;
    this.rules = rules;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(operationId = "listSubscriptions", summary = "Lists all subscriptions, newest first")
  Page<SubscriptionView> list(@Valid @ParameterObject Paging paging) {
    return subscriptions.page(paging).map(SubscriptionView::of);
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(operationId = "getSubscription", summary = "Shows one subscription, never its secrets")
  SubscriptionView get(@PathVariable UUID id) {
    return SubscriptionView.of(stored(id));
  }

  private Standing stored(UUID id) {
    return subscriptions.find(id).orElseThrow(() -> SubscriptionDesk.unknown(id).asException());
  }

  @PostMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "subscription.create")
  @Operation(operationId = "createSubscription", summary = "Has somebody told from now on")
  @ApiResponse(responseCode = "201", description = "The subscription as it is stored")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<SubscriptionView> create(@Valid @RequestBody SubscriptionWish wish) {
    var made = view(desk.create(wish, channel(wish), access.caller().name()));
    return ResponseEntity.created(URI.create("/api/v1/subscriptions/" + made.id())).body(made);
  }

  @PutMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "subscription.change")
  @Operation(
      operationId = "replaceSubscription",
      summary = "Replaces a subscription",
      description = "The URL must be given again: it is never shown whole.")
  SubscriptionView replace(@PathVariable UUID id, @Valid @RequestBody SubscriptionWish wish) {
    stored(id);
    return view(desk.replace(id, wish, channel(wish), access.caller().name()));
  }

  private Channel channel(SubscriptionWish wish) {
    return switch (rules.read(wish)) {
      case SubscriptionRules.Reading.Good(var channel) -> channel;
      case SubscriptionRules.Reading.Bad(var refusal) -> throw refusal.asException();
    };
  }

  private static SubscriptionView view(SubscriptionDesk.Outcome outcome) {
    return switch (outcome) {
      case SubscriptionDesk.Outcome.Done(var standing) -> SubscriptionView.of(standing);
      case SubscriptionDesk.Outcome.Refused(var refusal) -> throw refusal.asException();
    };
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "subscription.remove")
  @Operation(
      operationId = "removeSubscription",
      summary = "Removes a subscription; what it was to be told yet is given up")
  @ApiResponse(responseCode = "204", description = "It is removed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id) {
    desk.remove(id, access.caller().name())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }
}
