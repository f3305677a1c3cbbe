package io.slipway.cli;

/// An entry that somebody noted down: its number and its hash.
record KnownEntry(long seq, String hash) {

  static final String HASH = "[0-9a-f]{64}";

  private static final String FORM = "[0-9]{1,18}:" + HASH;

  /// Reads `SEQ:HASH`.
  ///
  /// @throws IllegalArgumentException when it is something else
  static KnownEntry valueOf(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("is a number, a colon and 64 hexadecimal digits");
    }
    var parts = text.split(":", 2);
    return new KnownEntry(Long.parseLong(parts[0]), parts[1]);
  }
}
