package io.slipway.cli;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/// Says in words what was found in an export, and what cannot be known from it.
record ExportReport(ExportWalk walk, boolean signed, boolean filtered, boolean headGiven) {

  boolean isWhole() {
    return findings().isEmpty();
  }

  List<String> lines() {
    var findings = findings();
    if (!findings.isEmpty()) {
      return findings;
    }
    var text = new ArrayList<String>();
    text.add(filtered ? "consistent: " + extent() : "whole: " + extent());
    walk.last().ifPresent(last -> text.add("head: %d:%s".formatted(last.seq(), last.hash())));
    if (signed) {
      text.add(signatures());
    }
    text.addAll(unknowns());
    return text;
  }

  private List<String> findings() {
    var findings = new ArrayList<String>();
    walk.broken()
        .ifPresent(
            entry ->
                findings.add(
                    "broken: line %d: entry %d: %s"
                        .formatted(walk.brokenLine(), entry.seq(), entry.reason())));
    walk.comparison()
        .broken()
        .ifPresent(
            entry ->
                findings.add(
                    "broken against the checkpoints: entry %d: %s"
                        .formatted(entry.seq(), entry.reason())));
    walk.againstHead()
        .ifPresent(
            entry ->
                findings.add(
                    "broken against the head: entry %d: %s"
                        .formatted(entry.seq(), entry.reason())));
    walk.comparison()
        .lines()
        .broken()
        .ifPresent(
            checkpoint ->
                findings.add(
                    "broken checkpoint file: line %d: %s"
                        .formatted(checkpoint.line(), checkpoint.reason())));
    return findings;
  }

  private String extent() {
    var some = walk.lines() + (walk.lines() == 1 ? " entry" : " entries");
    return walk.first()
        .map(
            first ->
                some
                    + ", from %d (%s)".formatted(first.seq(), first.at())
                    + walk.last()
                        .map(last -> " to %d (%s)".formatted(last.seq(), last.at()))
                        .orElse(""))
        .orElse(some);
  }

  private String signatures() {
    var lines = walk.comparison().lines();
    return "signed: %d checkpoints, %d of them on entries of this export, the last on entry %d"
        .formatted(lines.lines(), walk.comparison().compared(), signedUpTo());
  }

  private long signedUpTo() {
    return walk.comparison().lines().lastSigned().map(Checkpoint::seq).orElse(0L);
  }

  private List<String> unknowns() {
    var text = new ArrayList<String>();
    if (filtered) {
      text.add(
          "not shown: that no entry was left out; and of an entry whose follower is not here and"
              + " that no checkpoint names, that it was not rewritten together with its hash");
      return text;
    }
    var last = walk.last().map(AuditEntry::seq).orElse(0L);
    if (!signed && !headGiven) {
      text.add(
          "not shown: that no entries are missing behind the last, and that the chain was not"
              + " rewritten as a whole; --checkpoints with --public-key, or --head, show it");
    } else if (signed && signedUpTo() < last) {
      text.add(
          "not shown: that entries %d to %d, which are not signed yet, were not rewritten"
                  .formatted(signedUpTo() + 1, last)
              + " together, and that none is missing behind them");
    }
    return text;
  }
}
