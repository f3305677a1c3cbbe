package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.work.RunHooks.Result;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.hook.Hook.Moment;
import io.slipway.engine.hook.HookResult;
import io.slipway.engine.hook.Hooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The hooks around one attempt of a run.
final class AttemptHooks {

  private final List<Hook> hooks;
  private final Function<Cancellation, Hooks> calls;
  private final Cancellation cancellation;
  private final Consumer<List<Result>> record;
  private final List<Result> results = new ArrayList<>();
  private boolean begun;

  /// @param calls makes what calls them, until somebody cancels
  /// @param record is given all results so far, again and again
  AttemptHooks(
      List<Hook> hooks,
      Function<Cancellation, Hooks> calls,
      Cancellation cancellation,
      Consumer<List<Result>> record) {
    this.hooks = List.copyOf(hooks);
    this.calls = calls;
    this.cancellation = cancellation;
    this.record = record;
  }

  /// Calls those before it, until one fails.
  ///
  /// @return how the attempt ends because of that
  Optional<RunEnd> before() {
    begun = true;
    var before = hooks.stream().filter(hook -> hook.moment() == Moment.BEFORE).toList();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    note(calls.apply(cancellation).untilOneFails(before));
    return failed(results)
        .map(failed -> cancellation.isRequested() ? RunEnd.cancelled() : notBegun(failed));
  }

  /// Calls those behind it, all of them; none, when it did not get as far as those before it.
  RunEnd behind(RunEnd end) {
    if (!begun || hooks.isEmpty()) {
      return end;
    }
    var succeeded = end.state() == RunState.SUCCEEDED;
    var after = hooks.stream().filter(hook -> hook.moment().follows(succeeded)).toList();
    var earlier = results.size();
    note(calls.apply(new Cancellation()).all(after));
    var late = failed(results.subList(earlier, results.size()));
    return (succeeded && late.isPresent() ? applied(late.get()) : end).with(audited());
  }

  private void note(List<HookResult> more) {
    if (!more.isEmpty()) {
      more.stream().map(Result::of).forEach(results::add);
      record.accept(results);
    }
  }

  private static Optional<Result> failed(List<Result> results) {
    return results.stream().filter(result -> !result.succeeded()).findFirst();
  }

  private static RunEnd notBegun(Result failed) {
    return RunEnd.failed(
        RunFailure.of(
            Code.HOOK_FAILED,
            "Nothing was done: the hook %s before the run failed (%s)."
                .formatted(failed.hook(), failed.finding())));
  }

  private static RunEnd applied(Result failed) {
    return RunEnd.failed(
        RunFailure.of(
            Code.HOOK_FAILED,
            "Everything is applied, but the hook %s behind the run failed (%s). A retry applies"
                    .formatted(failed.hook(), failed.finding())
                + " nothing and calls the hooks again."));
  }

  private Map<String, String> audited() {
    var words = new HashMap<String, String>();
    results.forEach(
        result -> words.put("hook " + result.hook(), result.succeeded() ? "PASS" : "FAIL"));
    return words;
  }
}
