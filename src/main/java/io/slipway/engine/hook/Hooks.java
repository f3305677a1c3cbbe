package io.slipway.engine.hook;

import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.execute.ConnectionSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Calls the hooks of one run.
public final class Hooks {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  // A last try that got only what is left would say nothing of what it looks for.
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Asker asker;
  private final Caller caller = new Caller();
  private final String occasion;
  private final Cancellation cancellation;

  /// @param connections to the run's target
  /// @param occasion the run in JSON, for those that are told of it
  /// @param cancellation ends the waiting for what does not succeed
  public Hooks(ConnectionSource connections, String occasion, Cancellation cancellation) {
    this.asker = new Asker(connections);
    this.occasion = occasion;
    this.cancellation = cancellation;
  }

  /// Calls hooks in their order, up to and with the first that fails.
  public List<HookResult> untilOneFails(List<Hook> hooks) {
    var results = new ArrayList<HookResult>();
    for (var hook : hooks) {
      var result = call(hook);
      results.add(result);
      if (!result.succeeded()) {
        break;
      }
    }
    return results;
  }

  /// Calls hooks in their order, whatever comes of each.
  public List<HookResult> all(List<Hook> hooks) {
    return hooks.stream().map(this::call).toList();
  }

  private HookResult call(Hook hook) {
    var started = Instant.now();
    var begun = System.nanoTime();
    var tries = 0;
    try {
      while (true) {
        var left = hook.timeout().minusNanos(System.nanoTime() - begun);
        tries++;
        var outcome = attempt(hook, left.compareTo(LEAST) > 0 ? left : LEAST);
        var end = hook.timeout().minusNanos(System.nanoTime() - begun);
        if (!(outcome instanceof Try.NotYet) || !end.isPositive() || !pause(end)) {
          return new HookResult(
              hook,
              outcome instanceof Try.Done,
              outcome.finding(),
              tries,
              started,
              Duration.ofNanos(System.nanoTime() - begun));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookResult(
          hook, false, "broken off", tries, started, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private Try attempt(Hook hook, Duration left) throws InterruptedException {
    return switch (hook.action()) {
      case Hook.Call call -> caller.call(call, occasion, left);
      case Hook.Query query -> asker.query(query, left);
      case Hook.Gone gone -> asker.gone(gone, left);
    };
  }

  // False when nobody wants it to go on.
  private boolean pause(Duration most) throws InterruptedException {
    var nanos = Math.min(PAUSE.toNanos(), most.toNanos());
    var end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      if (cancellation.isRequested()) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(LOOK.toNanos(), nanos));
    }
    return true;
  }
}
