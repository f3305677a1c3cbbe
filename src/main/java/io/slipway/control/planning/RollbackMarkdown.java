package io.slipway.control.planning;

import static io.slipway.control.planning.Markdown.code;
import static io.slipway.control.planning.Markdown.escaped;
import static io.slipway.control.planning.Markdown.sentence;

import io.slipway.control.rehearsal.RollbackEvidence;
import io.slipway.control.rehearsal.SchemaDifferences;
import io.slipway.control.rehearsal.StepRollback;
import io.slipway.engine.rehearsal.Loss;
import io.slipway.engine.rehearsal.RollbackVerdict;
import java.util.List;

/// The evidence about a rollback for people to read.
record RollbackMarkdown(RollbackEvidence evidence) {

  static String words(RollbackVerdict verdict) {
    return switch (verdict) {
      case PROVEN -> "proven";
      case PROVEN_LOSSY -> "proven, with losses";
      case UNPROVEN -> "unproven";
      case NOT_REVERSIBLE -> "not reversible";
    };
  }

  void writeTo(Markdown text) {
    text.heading(3, "Rollback: " + words(evidence.verdict()));
    text.paragraph(sentence(evidence.reason()));
    var scratch = evidence.scratch();
    if (scratch != null) {
      text.paragraph(
          "Tried on %s, PostgreSQL %s.".formatted(server(scratch.server()), scratch.version()));
    }
    differences(text, evidence.differences());
    remarks(text, evidence.remarks());
    evidence.steps().forEach(step -> step(text, step));
  }

  private static String server(String word) {
    return switch (word) {
      case "target" -> "a scratch database on the target's own cluster";
      case "embedded" -> "a scratch database on the embedded server";
      default -> "the scratch server";
    };
  }

  private static void step(Markdown text, StepRollback step) {
    text.heading(4, "%s: %s".formatted(code(step.migration()), words(step.verdict())));
    text.paragraph(sentence(step.reason()));
    if (!step.losses().isEmpty()) {
      text.paragraph("Lost:");
      step.losses().forEach(loss -> text.point(loss(loss)));
      text.end();
    }
    differences(text, step.differences());
    remarks(text, step.remarks());
    var offer = step.offer();
    if (offer != null) {
      text.paragraph(
          offer.path() == null
              ? "This script was proved to undo it:"
              : "This script was proved to undo it. Commit it as %s:"
                  .formatted(code(offer.path())));
      text.sql(offer.sql());
    }
  }

  private static String loss(Loss loss) {
    var what =
        switch (loss.kind()) {
          case TABLE -> "all rows of " + code(loss.table());
          case COLUMN ->
              "all values of %s in %s".formatted(code(loss.column()), code(loss.table()));
          case VALUES -> "values of %s in %s".formatted(code(loss.column()), code(loss.table()));
          case ROWS -> "rows of " + code(loss.table());
        };
    return what + ": " + escaped(loss.evidence());
  }

  private static void differences(Markdown text, SchemaDifferences differences) {
    if (differences.first().isEmpty()) {
      return;
    }
    text.paragraph("Not as before:");
    differences.first().forEach(one -> text.point(escaped(one.toString())));
    if (differences.more() > 0) {
      text.point("and %d more".formatted(differences.more()));
    }
    text.end();
  }

  private static void remarks(Markdown text, List<String> remarks) {
    if (!remarks.isEmpty()) {
      text.paragraph("To be known:");
      remarks.forEach(remark -> text.point(sentence(remark)));
      text.end();
    }
  }
}
