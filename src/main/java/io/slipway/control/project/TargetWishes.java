package io.slipway.control.project;

import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Role;
import io.slipway.http.authorization.Scope;
import org.springframework.stereotype.Component;

/// What the current request's caller wants of targets, and may have.
@Component
class TargetWishes {

  private final TargetTable table;
  private final Inventory inventory;
  private final AccessCheck access;

  TargetWishes(TargetTable table, Inventory inventory, AccessCheck access) {
    this.table = table;
    this.inventory = inventory;
    this.access = access;
  }

  TargetFilter filter(TargetSelection selection) {
    return selection.seenBy(access.caller().visible());
  }

  Stored<Target> create(Target target) {
    return inventory.create(table, target, access.caller().name()).orThrow();
  }

  // Whoever names both a secret and a server can read the secret there, whatever environment it
  // is for.
  Stored<Target> replace(Target before, Target after) {
    if (!after.connection().equals(before.connection())) {
      access.require(Role.ADMIN, Scope.HOUSE);
    }
    return inventory.replace(table, after, access.caller().name()).orThrow();
  }

  void remove(String id) {
    inventory
        .remove(table, id, access.caller().name())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }
}
