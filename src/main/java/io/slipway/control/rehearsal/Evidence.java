package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.control.rehearsal.StepRollback.Down;
import io.slipway.control.rehearsal.StepRollback.Down.Source;
import io.slipway.control.rehearsal.StepRollback.Offer;
import io.slipway.engine.execute.Step;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.rehearsal.DownScript;
import io.slipway.engine.rehearsal.DownScript.Author;
import io.slipway.engine.rehearsal.DownScript.Generated;
import io.slipway.engine.rehearsal.DownScript.None;
import io.slipway.engine.rehearsal.PlanVerdict;
import io.slipway.engine.rehearsal.StepVerdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns what a rehearsal showed into what a plan keeps of it for one target.
///
/// @param peer the target's, which says what would be sent there
/// @param steps the plan's, in their order
record Evidence(Peer peer, List<Step> steps) {

  RollbackEvidence of(PlanVerdict verdict, ScratchUse scratch, List<String> remarks) {
    return new RollbackEvidence(
        verdict.verdict(),
        verdict.reason(),
        scratch,
        null,
        IntStream.range(0, verdict.steps().size())
            .mapToObj(i -> step(verdict.steps().get(i), steps.get(i)))
            .toList(),
        SchemaDifferences.of(verdict.differences()),
        remarks);
  }

  private StepRollback step(StepVerdict verdict, Step step) {
    return new StepRollback(
        verdict.migration(),
        verdict.verdict(),
        verdict.reason(),
        down(verdict, step),
        offer(verdict)
            .map(script -> new Offer(script.path().orElse(null), script.sql()))
            .orElse(null),
        verdict.losses(),
        SchemaDifferences.of(verdict.differences()),
        verdict.remarks());
  }

  private static Optional<Generated> offer(StepVerdict verdict) {
    return verdict.down() instanceof Generated script && verdict.verdict().isProven()
        ? Optional.of(script)
        : verdict.offer();
  }

  private Down down(StepVerdict verdict, Step step) {
    var sha256 =
        verdict.verdict().isProven() ? sha256(verdict.down(), step) : Optional.<String>empty();
    return switch (verdict.down()) {
      case Author(var path) -> new Down(Source.AUTHOR, path, sha256.orElse(null));
      case Generated(var path, _) ->
          new Down(Source.GENERATED, path.orElse(null), sha256.orElse(null));
      case None _ -> new Down(Source.NONE, null, null);
    };
  }

  private Optional<String> sha256(DownScript script, Step step) {
    return switch (script) {
      case Author _ -> peer.down(step.migration()).map(Step::sha256);
      case Generated(_, var sql) -> Optional.of(sha256(sql));
      case None _ -> Optional.empty();
    };
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
