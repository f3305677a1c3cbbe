package io.slipway.control.planning;

import io.slipway.control.lint.FindingView;
import io.slipway.control.lint.VerdictView;
import io.slipway.control.planning.PlannedLint.OnTargets;
import io.slipway.control.rehearsal.RollbackEvidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The digest that approvals and deployments name: SHA-256 over everything that decides what a
/// plan does.
///
/// Each value is preceded by its length in bytes, so that no two plans can be spelled alike.
final class PlanDigest {

  private final MessageDigest sha256;

  private PlanDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Plan plan, PlanDocument document) {
    var digest = new PlanDigest();
    digest.add("slipway-plan-4");
    digest.add(plan.project().value());
    digest.add(plan.environment().value());
    digest.add(plan.kind().wireName());
    digest.add(plan.bundle().value());
    digest.add(document.policy());
    document.targets().forEach(digest::add);
    digest.add(document.lint());
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  private void add(PlannedTarget target) {
    add(target.target());
    add(Integer.toString(target.ledger().rows()));
    add(target.ledger().digest());
    add(Integer.toString(target.steps().size()));
    for (var step : target.steps()) {
      add(step.migration());
      add(step.sha256());
      add(step.transactionMode().name());
      add(step.limitsInWords());
      add(Objects.requireNonNullElse(step.verificationSha256(), ""));
    }
    add(Objects.requireNonNullElse(target.fingerprint(), ""));
    add(Objects.requireNonNullElse(target.expected().fingerprint(), ""));
    add(target.rollback());
  }

  private void add(RollbackEvidence rollback) {
    add(rollback.verdict().name());
    add(Integer.toString(rollback.steps().size()));
    for (var step : rollback.steps()) {
      add(step.verdict().name());
      add(Objects.requireNonNullElse(step.down().sha256(), ""));
    }
  }

  // What rules of approval go by, and what those who approve are told. Messages are left out: they
  // tell sizes and times, which are never the same.
  private void add(PlannedLint lint) {
    addAll(lint.findings().stream().map(OnTargets::finding).toList(), this::add);
    addAll(
        lint.suppressed(),
        one -> {
          add(one.finding());
          add(one.reason());
        });
    addAll(lint.verdicts(), this::add);
    addAll(lint.notLinted(), one -> add(one.target()));
    addAll(lint.tables(), this::add);
  }

  private void add(FindingView finding) {
    add(finding.rule());
    add(finding.severity().name());
    add(finding.place().file());
    add(Integer.toString(finding.place().statement()));
  }

  private void add(VerdictView verdict) {
    add(verdict.place().file());
    add(Integer.toString(verdict.place().statement()));
    add(verdict.change().name());
    add(verdict.safety().name());
    var effects = Objects.requireNonNull(verdict.effects());
    add(effects.lock() == null ? "" : effects.lock().name());
    add(Objects.requireNonNullElse(effects.relation(), ""));
    addAll(effects.rewritten(), this::add);
    add(Objects.requireNonNullElse(effects.unread(), ""));
    addAll(effects.unknown(), this::add);
  }

  private void add(PlannedTables touched) {
    add(touched.target());
    addAll(
        touched.tables(),
        one -> {
          add(one.table());
          add(one.size().name());
        });
  }

  private <T> void addAll(List<T> all, Consumer<T> add) {
    add(Integer.toString(all.size()));
    all.forEach(add);
  }

  private void add(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha256.update(bytes);
  }
}
