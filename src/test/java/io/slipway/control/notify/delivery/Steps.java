package io.slipway.control.notify.delivery;

import io.slipway.control.notify.subscription.Subscriptions;
import org.springframework.context.ApplicationContext;

/// Sends couriers out by hand.
public record Steps(ApplicationContext context) {

  /// Keeps the running Slipway from sending any.
  public void pause() {
    context.getBean(Couriers.class).pause();
  }

  /// Has everything told that is due now.
  public void tell() {
    context.getBean(Subscriptions.class).due().forEach(context.getBean(Courier.class)::deliver);
  }

  /// Has the log forget what is old.
  public void forget() {
    context.getBean(Couriers.class).forgetOld();
  }
}
