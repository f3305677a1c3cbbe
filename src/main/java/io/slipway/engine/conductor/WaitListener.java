package io.slipway.engine.conductor;

import java.util.List;

/// Is told whom a run waits for; must be quick and must not throw.
public interface WaitListener {

  /// Listens to nothing.
  WaitListener DEAF =
      new WaitListener() {
        @Override
        public void blocked(List<Blocker> blockers) {}

        @Override
        public void evicted(Blocker blocker) {}
      };

  /// These are in the way now, told again whenever they change; nobody when the way is free.
  void blocked(List<Blocker> blockers);

  /// A session of the allow-list was asked to end its query, or ended.
  void evicted(Blocker blocker);
}
