package io.slipway.engine.hook;

/// What came of doing a hook's action once.
sealed interface Try {

  /// @param finding in words
  String finding();

  record Done(String finding) implements Try {}

  /// It may succeed a little later.
  record NotYet(String finding) implements Try {}

  /// Doing it again would not help.
  record Refused(String finding) implements Try {}
}
