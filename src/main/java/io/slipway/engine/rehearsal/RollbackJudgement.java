package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.execute.Step;
import io.slipway.engine.rehearsal.RoundTrip.Broken;
import io.slipway.engine.rehearsal.RoundTrip.Completed;
import io.slipway.engine.rehearsal.RoundTrip.NotRestored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what a round trip proves of a step.
///
/// @param up the step
/// @param down the step that undoes it
/// @param script where that came from
record RollbackJudgement(Step up, Step down, DownScript script) {

  StepVerdict of(RoundTrip.End end) {
    return switch (end) {
      case Broken broken -> broken(broken);
      case NotRestored(var differences) ->
          refuted(
              "%s does not restore the schema: %s".formatted(called(), count(differences)),
              differences);
      case Completed completed -> completed(completed);
    };
  }

  private StepVerdict broken(Broken broken) {
    var failure = broken.failure().message();
    return switch (broken.leg()) {
      case UP ->
          verdict(
              RollbackVerdict.UNPROVEN,
              "The migration itself fails when it is tried: " + failure,
              List.of(),
              List.of());
      case DOWN ->
          verdict(
              RollbackVerdict.NOT_REVERSIBLE,
              "%s fails: %s".formatted(called(), failure),
              List.of(),
              List.of());
      case UP_AGAIN ->
          verdict(
              RollbackVerdict.NOT_REVERSIBLE,
              "After %s the migration cannot be applied again: %s".formatted(called(), failure),
              List.of(),
              List.of());
    };
  }

  private StepVerdict completed(Completed completed) {
    var losses = new ArrayList<>(completed.data().losses());
    completed.unseen().forEach(table -> losses.addAll(table.losses()));
    var remarks = remarks(completed);
    dataChanges(losses, remarks);
    if (!losses.isEmpty()) {
      return verdict(RollbackVerdict.PROVEN_LOSSY, lossy(losses), losses, remarks);
    }
    var unknown = completed.unseen().stream().filter(UnseenTable::retyped).toList();
    return unknown.isEmpty()
        ? verdict(
            RollbackVerdict.PROVEN,
            called() + " restores the schema, and nothing is lost.",
            losses,
            remarks)
        : verdict(
            RollbackVerdict.UNPROVEN,
            "%s restores the schema; what becomes of the values of %s could not be seen."
                .formatted(called(), unknown.getFirst().table()),
            losses,
            remarks);
  }

  private static List<String> remarks(Completed completed) {
    var remarks = new ArrayList<String>();
    completed
        .data()
        .left()
        .forEach(
            (table, rows) -> remarks.add(rows + " rows that it puts into " + table + " stay."));
    completed
        .unseen()
        .forEach(t -> remarks.add("No row could be put into " + t.table() + ": " + t.why()));
    completed
        .reordered()
        .forEach(
            table -> remarks.add("The columns of " + table + " are in another order afterwards."));
    return remarks;
  }

  // A row that was put in may not be one that the statement's condition picks. A generated script
  // changes no rows but those that the migration itself put in.
  private void dataChanges(List<Loss> losses, List<String> remarks) {
    var changes = DataStatement.in(up.script());
    if (changes.isEmpty() || !losses.isEmpty()) {
      return;
    }
    var what = changes.stream().map(DataStatement::toString).collect(Collectors.joining(", "));
    if (script instanceof DownScript.Generated || DataStatement.in(down.script()).isEmpty()) {
      losses.add(
          Loss.ofRows(
              "", what + " changes rows, and nothing in the down script changes them back"));
    } else {
      remarks.add(
          "%s changes rows, and so does the down script; whether that brings back yours was only"
                  .formatted(what)
              + " seen with the rows of the rehearsal.");
    }
  }

  private String lossy(List<Loss> losses) {
    return "%s restores the schema, but not all data: %s"
        .formatted(
            called(),
            losses.stream().map(RollbackJudgement::words).collect(Collectors.joining("; ")));
  }

  private static String words(Loss loss) {
    return switch (loss.kind()) {
      case TABLE -> "all rows of " + loss.table();
      case COLUMN -> "all values of %s.%s".formatted(loss.table(), loss.column());
      case VALUES -> "values of %s.%s".formatted(loss.table(), loss.column());
      case ROWS -> loss.table().isEmpty() ? loss.evidence() : "rows of " + loss.table();
    };
  }

  private String called() {
    return switch (script) {
      case DownScript.Author(var path) -> path;
      case DownScript.Generated _ -> "the generated down script";
      case DownScript.None _ -> "nothing";
    };
  }

  private static String count(CatalogComparison comparison) {
    var first = comparison.differences().getFirst().ref();
    var more = comparison.differences().size() - 1;
    return more == 0 ? first.toString() : "%s and %d more".formatted(first, more);
  }

  private StepVerdict refuted(String reason, CatalogComparison differences) {
    return new StepVerdict(
        up.name(),
        RollbackVerdict.NOT_REVERSIBLE,
        reason,
        script,
        Optional.empty(),
        List.of(),
        differences.differences(),
        List.of());
  }

  private StepVerdict verdict(
      RollbackVerdict verdict, String reason, List<Loss> losses, List<String> remarks) {
    return new StepVerdict(
        up.name(), verdict, reason, script, Optional.empty(), losses, List.of(), remarks);
  }
}
