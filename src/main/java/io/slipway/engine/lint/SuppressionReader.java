package io.slipway.engine.lint;

import io.slipway.engine.lint.Suppression.Scope;
import io.slipway.engine.sql.Comment;
import io.slipway.engine.sql.ScriptLines;
import io.slipway.engine.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the suppressions among a script's comments, and what is wrong with them.
final class SuppressionReader {

  private static final RuleEntry UNUSED = RuleCatalogue.require("SW003");

  private final String path;
  private final ScriptLines lines;
  private final List<Statement> statements;
  private final LocalDate today;

  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private SuppressionReader(LintedScript script, LocalDate today) {
    this.path = script.path();
    this.lines = script.script().lines();
    this.statements = script.script().statements();
    this.today = today;
  }

  static SuppressionReader read(LintedScript script, LocalDate today) {
    var reader = new SuppressionReader(script, today);
    for (var comment : script.script().comments()) {
      SuppressionText.of(comment.text()).ifPresent(text -> reader.read(comment, text));
    }
    return reader;
  }

  List<Suppression> suppressions() {
    return suppressions;
  }

  List<Finding> findings() {
    return findings;
  }

  private void read(Comment comment, SuppressionText text) {
    var scope = scope(comment, text);
    var place = Place.of(path, lines, number(scope), comment.range());
    var obstacles = obstacles(text, scope);
    obstacles.forEach(
        obstacle -> add(place, "This suppression suppresses nothing: %s.".formatted(obstacle)));
    if (text.problems().isEmpty()) {
      text.names().forEach(name -> checkName(name, place));
    }
    if (obstacles.isEmpty()) {
      suppressions.add(
          new Suppression(
              scope.orElseThrow(), rules(text), text.reason().orElseThrow(), text.until(), place));
    }
  }

  /// What keeps it from suppressing anything.
  private List<String> obstacles(SuppressionText text, Optional<Scope> scope) {
    if (!text.problems().isEmpty()) {
      return text.problems();
    }
    var obstacles = new ArrayList<String>();
    if (text.reason().isEmpty()) {
      obstacles.add("it has no reason");
    }
    text.until()
        .filter(until -> until.isBefore(today))
        .ifPresent(until -> obstacles.add("its last day was " + until));
    if (scope.isEmpty()) {
      obstacles.add(
          text.isForFile()
              ? "slipway:allow-file must stand in front of the first statement"
              : "no statement follows that it could be for");
    }
    return obstacles;
  }

  private void checkName(String name, Place place) {
    var rule = RuleCatalogue.find(name);
    if (rule.isEmpty()) {
      add(
          place,
          "This suppression names %s, and there is no such rule."
              .formatted(SuppressionText.excerpt(name)));
    } else if (rule.get().equals(UNUSED)) {
      add(place, "What %s finds cannot be suppressed.".formatted(UNUSED.id()));
    }
  }

  // Those that there are hold beside one that there is not.
  private static List<RuleEntry> rules(SuppressionText text) {
    return text.names().stream()
        .flatMap(name -> RuleCatalogue.find(name).stream())
        .filter(rule -> !rule.equals(UNUSED))
        .distinct()
        .toList();
  }

  private Optional<Scope> scope(Comment comment, SuppressionText text) {
    if (!text.isForFile()) {
      return statement(comment).map(one -> new Scope.OneStatement(one.number()));
    }
    var isInFront =
        statements.isEmpty() || comment.range().end() <= statements.getFirst().range().start();
    return isInFront ? Optional.of(new Scope.File()) : Optional.empty();
  }

  private static int number(Optional<Scope> scope) {
    return scope
        .map(
            one ->
                switch (one) {
                  case Scope.File() -> 0;
                  case Scope.OneStatement(var number) -> number;
                })
        .orElse(0);
  }

  /// The statement that it stands in, the one that ends on its line, or else the next one.
  private Optional<Statement> statement(Comment comment) {
    Optional<Statement> before = Optional.empty();
    for (var statement : statements) {
      if (statement.range().end() > comment.range().start()) {
        var isInside = statement.range().start() < comment.range().start();
        return comment.followsCode() && !isInside && before.isPresent()
            ? before
            : Optional.of(statement);
      }
      before = Optional.of(statement);
    }
    return before.filter(_ -> comment.followsCode());
  }

  private void add(Place place, String message) {
    findings.add(Finding.of(UNUSED, place, message));
  }
}
