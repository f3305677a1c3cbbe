package io.slipway.engine.conductor;

import java.util.List;

/// Is told whom a run waits for, and how far its statement is; must be quick and must not throw.
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

  /// The statement under way is so far, as the server counts; told again whenever that changes.
  default void progressed(CommandProgress progress) {}

  /// A session of the allow-list was asked to end its query, or ended.
  void evicted(Blocker blocker);
}
