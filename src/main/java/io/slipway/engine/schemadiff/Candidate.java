package io.slipway.engine.schemadiff;

import java.util.List;
import java.util.stream.Collectors;

/// What a [SchemaDiff] has to offer; nobody has proved it yet.
public sealed interface Candidate {

  /// Statements to run in this order, in one transaction.
  ///
  /// @param statements each without its semicolon
  record Script(List<String> statements) implements Candidate {

    public Script {
      statements = List.copyOf(statements);
      if (statements.isEmpty()) {
        throw new IllegalArgumentException("a script has statements");
      }
    }

    /// All of them as one file.
    public String sql() {
      return statements.stream().map(s -> s + ";\n").collect(Collectors.joining("\n"));
    }
  }

  /// No difference that it knows of.
  record Nothing() implements Candidate {}

  /// There are differences, and it cannot write SQL for them.
  ///
  /// @param reasons in words, each naming a kind and an object
  record Refused(List<String> reasons) implements Candidate {

    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
