package io.slipway.control.project;

import java.util.Locale;

/// Who an object belongs to, and so where it can be changed.
enum Source {
  /// The configuration's files.
  CONFIG,
  /// Whoever created it through the API.
  API;

  /// Its word in the control database and on the wire.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Source of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
