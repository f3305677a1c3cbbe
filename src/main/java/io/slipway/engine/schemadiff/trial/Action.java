package io.slipway.engine.schemadiff.trial;

import java.util.List;

/// One thing to be done to a schema, and other ways to do it.
///
/// @param alternatives statements of which one is enough, the best first; each may be several
///     statements that belong together
record Action(List<List<String>> alternatives) {

  Action {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  static Action of(String statement) {
    return new Action(List.of(List.of(statement)));
  }

  static Action of(String format, Object... arguments) {
    return of(format.formatted(arguments));
  }

  /// Statements that are done all or none.
  static Action together(List<String> statements) {
    return new Action(List.of(statements));
  }

  /// Tries the second statement where the server refuses the first.
  static Action either(String first, String second) {
    return new Action(List.of(List.of(first), List.of(second)));
  }
}
