package io.slipway.chaos;

import io.slipway.chaos.Breach.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Some jobs deploy new migrations at the same time, and one fault strikes meanwhile.
///
/// @param jobs the first is struck, where the fault concerns a single one
/// @param control the control database, past all broken networks
record Round(List<Job> jobs, Fault fault, Moment moment, Sql control) {

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  Round {
    jobs = List.copyOf(jobs);
  }

  /// What came of it.
  ///
  /// @param isUnderWay whether the first job's run was at work on its target when the fault struck
  /// @param endings of all deployments
  record Played(Round round, boolean isUnderWay, List<Ending> endings, List<Breach> breaches) {}

  private record Struck(boolean isUnderWay, List<Ending> endings) {}

  /// Plays it to the end of all its deployments, and looks at what they left.
  Played play() {
    var played = played();
    LOG.info("{} {}: {}", fault.kind(), moment, played.endings());
    played.breaches().forEach(breach -> LOG.error("{}", breach));
    return played;
  }

  private Played played() {
    try {
      var struck = struck();
      var breaches = new ArrayList<Breach>();
      struck.endings().forEach(ending -> breaches.addAll(ending.breaches()));
      Together.all(jobs, job -> Invariants.ofAll(job, control)).forEach(breaches::addAll);
      return new Played(this, struck.isUnderWay(), struck.endings(), breaches);
    } catch (RuntimeException | AssertionError e) {
      var breach = Invariant.DEFINED_END.broken("the round broke off: " + e);
      return new Played(this, false, List.of(), List.of(breach));
    }
  }

  /// A deployment that was asked for, once it is accepted.
  private record Asked(Job job, CompletableFuture<Set<String>> deployments) {

    List<Ending> settle(long since) {
      return deployments.join().stream().map(id -> Settling.of(job).settle(id, since)).toList();
    }
  }

  private Struck struck() {
    var plans = Together.all(jobs, job -> new Planned(job, job.prepare()));
    var asked = plans.stream().map(plan -> new Asked(plan.job(), plan.ask(fault))).toList();
    var isUnderWay = moment.await(jobs.getFirst().target());
    var since = System.nanoTime();
    var struck = Together.begin(this::strike);
    var endings = Together.all(asked, each -> each.settle(since));
    struck.join();
    return new Struck(isUnderWay, endings.stream().flatMap(List::stream).toList());
  }

  private Fault strike() {
    fault.strike(jobs.getFirst());
    return fault;
  }

  private record Planned(Job job, JsonNode plan) {

    CompletableFuture<Set<String>> ask(Fault fault) {
      return Together.begin(() -> fault.ask(job, plan, UUID.randomUUID().toString()));
    }
  }
}
