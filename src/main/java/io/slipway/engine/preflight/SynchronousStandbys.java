package io.slipway.engine.preflight;

import java.util.regex.Pattern;

/// How many standbys must confirm a commit, by `synchronous_standby_names`.
///
/// @param needed 0 when nobody must
record SynchronousStandbys(int needed) {

  // [FIRST | ANY] number (names), as the setting's own grammar has it.
  private static final Pattern COUNTED =
      Pattern.compile("\\s*(?:FIRST\\s+|ANY\\s+)?(\\d+)\\s*\\(.*", Pattern.CASE_INSENSITIVE);

  /// @param setting as the server shows it; a list without a number means one of them
  static SynchronousStandbys of(String setting) {
    if (setting.isBlank()) {
      return new SynchronousStandbys(0);
    }
    var counted = COUNTED.matcher(setting);
    return new SynchronousStandbys(counted.matches() ? Integer.parseInt(counted.group(1)) : 1);
  }
}
