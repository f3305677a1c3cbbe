package io.slipway.control.planning;

import io.slipway.control.rehearsal.RollbackEvidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

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

  /// @param policyVersion of the environment's policy that the plan is to meet
  static String of(Plan plan, PlanDocument document, String policyVersion) {
    var digest = new PlanDigest();
    digest.add("slipway-plan-3");
    digest.add(plan.project().value());
    digest.add(plan.environment().value());
    digest.add(plan.kind().wireName());
    digest.add(plan.bundle().value());
    digest.add(policyVersion);
    document.targets().forEach(digest::add);
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

  private void add(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha256.update(bytes);
  }
}
