package io.slipway.chaos;

import io.slipway.chaos.Breach.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Brings a deployment to success with nothing but what its CI job may do: wait, retry what failed,
/// and say of a statement in doubt what is to be seen on the target.
final class Settling {

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Job job;
  private final List<String> states = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();

  private Settling(Job job) {
    this.job = job;
  }

  static Settling of(Job job) {
    return new Settling(job);
  }

  void awaitSuccess(String deployment) {
    var ending = settle(deployment, System.nanoTime());
    if (!ending.states().equals(List.of("SUCCEEDED"))) {
      throw new AssertionError(ending);
    }
  }

  /// @param since when the fault struck, as [System#nanoTime] had it
  Ending settle(String deployment, long since) {
    var run = settled(deployment);
    var first = Duration.ofNanos(System.nanoTime() - since);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (goesOn(run) && System.nanoTime() < deadline) {
      run = settled(deployment);
    }
    if (!states.getLast().equals("SUCCEEDED")) {
      breaches.add(Invariant.DEFINED_END.broken("the run never succeeded: " + run));
    }
    return new Ending(states, first, breaches);
  }

  private JsonNode settled(String deployment) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = job.client().get("/api/v1/deployments/" + deployment + "?wait=3s").expect(200);
      var run = answer.json().path("runs").get(0);
      var state = run.path("state").asString();
      if (List.of("SUCCEEDED", "FAILED", "CANCELLED", "NEEDS_DECISION").contains(state)) {
        states.add(state.equals("FAILED") ? run.path("failure").path("code").asString() : state);
        return run;
      }
      if (System.nanoTime() > deadline) {
        states.add(state);
        return run;
      }
    }
  }

  private boolean goesOn(JsonNode run) {
    return switch (run.path("state").asString()) {
      case "FAILED" -> retry(run);
      case "NEEDS_DECISION" -> resolve(run);
      default -> false;
    };
  }

  // Some retry at once, while what the attempt before left may still be at work on the target.
  private boolean retry(JsonNode run) {
    if (job.isPatient()) {
      breaches.addAll(Invariants.ofTarget(job));
    }
    post(run, "retry", "{}");
    LockSupport.parkNanos(states.size() * PAUSE_NANOS);
    return true;
  }

  private boolean resolve(JsonNode run) {
    breaches.addAll(Invariants.ofTarget(job));
    var failure = run.path("failure");
    var file = failure.path("file").asString();
    var statement = failure.path("statement").asInt();
    var migration =
        job.migrations().stream().filter(each -> file.startsWith(each.name())).findFirst();
    if (migration.isEmpty() || migration.get().isKnowable(statement)) {
      breaches.add(Invariant.DEFINED_END.broken("a needless decision: " + run));
    }
    var state = TargetState.of(job);
    var tookEffect = migration.filter(each -> each.tookEffect(statement, state)).isPresent();
    var decision = tookEffect ? "applied" : "retry";
    post(run, "resolve", Map.of("decision", decision, "reason", "as the target shows"));
    return true;
  }

  // A second request may find done what the first one asked for, whose answer was lost.
  private void post(JsonNode run, String verb, Object body) {
    var path = "/api/v1/runs/" + run.path("id").asString() + "/" + verb;
    var status = job.client().post(path, body).status();
    if (status != 202 && status != 409) {
      breaches.add(Invariant.DEFINED_END.broken(verb + " was answered with " + status));
    }
  }
}
