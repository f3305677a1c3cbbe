package io.slipway.engine.schemadiff;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What came of a candidate when it was tried.
///
/// @param kind in one word
/// @param reason why it is not proved, empty when it is
/// @param script what was tried
record Verdict(Kind kind, String reason, List<String> script) {

  enum Kind {
    PROVED,
    NOTHING_OFFERED,
    REFUSED,
    WRONG,
    ERROR
  }

  private static final int DIFFERENCES = 4;

  boolean isProved() {
    return kind == Kind.PROVED;
  }

  /// Applies a candidate in a transaction that is rolled back, and compares what it led to.
  ///
  /// @param connection to the state that the candidate begins with, not in autocommit mode
  /// @param expected the state that it should lead to
  static Verdict of(
      Connection connection, Candidate candidate, Catalog expected, Predicate<String> counted)
      throws SQLException {
    try {
      var script = statements(candidate);
      if (candidate instanceof Candidate.Script offered) {
        switch (Settling.apply(connection, offered)) {
          case Settling.Outcome.Stuck(var statement, var failure) -> {
            return new Verdict(Kind.ERROR, failure.message() + " ← " + statement.strip(), script);
          }
          case Settling.Outcome.Settled(var settled) -> script = settled.statements();
        }
      }
      var differences = differences(expected, CatalogReader.read(connection), counted);
      return differences.isEmpty()
          ? new Verdict(Kind.PROVED, "", script)
          : new Verdict(
              kind(candidate),
              differences.stream().limit(DIFFERENCES).collect(Collectors.joining("\n      ")),
              script);
    } finally {
      connection.rollback();
    }
  }

  private static List<String> statements(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Script(var statements) -> statements;
      case Candidate.Nothing() -> List.of();
      case Candidate.Refused(var reasons) -> List.of();
    };
  }

  private static Kind kind(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Script(var statements) -> Kind.WRONG;
      case Candidate.Nothing() -> Kind.NOTHING_OFFERED;
      case Candidate.Refused(var reasons) -> Kind.REFUSED;
    };
  }

  /// What differs apart from the order of columns, in words.
  static List<String> differences(Catalog expected, Catalog actual, Predicate<String> counted) {
    return CatalogComparison.of(expected, actual).apartFromColumnOrder().differences().stream()
        .filter(difference -> counted.test(difference.ref().identity()))
        .map(Verdict::words)
        .toList();
  }

  private static String words(CatalogDifference difference) {
    return switch (difference) {
      case CatalogDifference.Added(var object) -> "surplus " + object.ref();
      case CatalogDifference.Missing(var object) -> "missing " + object.ref();
      case CatalogDifference.Changed(var before, var after, var attributes) ->
          after.ref() + " " + attributes;
    };
  }
}
