package io.slipway.chaos;

import io.slipway.chaos.ControlAccount.Entry;
import io.slipway.chaos.ControlAccount.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Holds a job's audit entries against what the control database and the job itself know.
final class AuditCheck {

  private static final List<String> ENDS =
      List.of("run.succeeded", "run.failed", "run.cancelled", "run.needs-decision");

  private final ControlAccount account;
  private final List<String> findings = new ArrayList<>();

  private AuditCheck(ControlAccount account) {
    this.account = account;
  }

  /// What is lost or doubled, in words.
  static List<String> of(Job job, ControlAccount account) {
    var check = new AuditCheck(account);
    check.verification(job);
    check.deployments(job);
    account.runs().forEach(check::run);
    return check.findings;
  }

  private void verification(Job job) {
    var answer = job.client().get("/api/v1/audit/verification").expect(200).json();
    if (!answer.path("intact").asBoolean()) {
      findings.add("the chain is broken: " + answer);
    }
  }

  private void deployments(Job job) {
    var stored = new TreeSet<>(account.deployments());
    if (!stored.equals(new TreeSet<>(job.deployments()))) {
      findings.add("deployments %s, accepted were %s".formatted(stored, job.deployments()));
    }
    for (var deployment : stored) {
      expect(1, entries("deployment.create", deployment).size(), "created " + deployment);
    }
  }

  private void run(Run run) {
    var started = entries("run.started", run.id()).stream().map(Entry::attempt).toList();
    var attempts = IntStream.rangeClosed(1, run.attempt()).boxed().toList();
    if (!started.equals(attempts)) {
      findings.add("run %s: started %s of %s".formatted(run.id(), started, attempts));
    }
    var ends = ends(run);
    var last = "run." + run.state().toLowerCase(Locale.ROOT).replace('_', '-');
    if (!last.equals(ends.get(run.attempt()))) {
      findings.add("run %s is %s, its ends %s".formatted(run.id(), run.state(), ends));
    }
    ends.remove(run.attempt());
    followed(run, ends, "run.failed", "run.retry");
    followed(run, ends, "run.needs-decision", "run.resolve");
  }

  private Map<Integer, String> ends(Run run) {
    var ends = new HashMap<Integer, String>();
    for (var end : ENDS) {
      for (var entry : entries(end, run.id())) {
        if (ends.put(entry.attempt(), end) != null) {
          findings.add("attempt %d of run %s ended twice".formatted(entry.attempt(), run.id()));
        }
      }
    }
    return ends;
  }

  // An attempt that ended so is followed by another only because somebody asked for it.
  private void followed(Run run, Map<Integer, String> ends, String end, String request) {
    var times = ends.values().stream().filter(end::equals).count();
    expect(times, entries(request, run.id()).size(), request + " of run " + run.id());
  }

  private void expect(long times, long found, String what) {
    if (times != found) {
      findings.add("%s: %d entries instead of %d".formatted(what, found, times));
    }
  }

  private List<Entry> entries(String action, String object) {
    return account.entries().stream()
        .filter(entry -> entry.action().equals(action) && entry.object().equals(object))
        .toList();
  }
}
