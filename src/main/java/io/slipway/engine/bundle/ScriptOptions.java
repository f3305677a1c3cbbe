package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How a script is to be read and run, where it has a say of its own.
///
/// @param executeInTransaction what its `.conf` file says; empty leaves it to the statements
/// @param encoding what its `.conf` file says, else the project's encoding; empty counts as UTF-8
/// @param placeholderReplacement what its `.conf` file says; empty leaves the project's setting in
///     force
/// @param limits what it asks for in place of its environment's limits
public record ScriptOptions(
    Optional<Boolean> executeInTransaction,
    Optional<Charset> encoding,
    Optional<Boolean> placeholderReplacement,
    ScriptLimits limits) {

  /// A script in UTF-8 without a `.conf` file.
  public static final ScriptOptions NONE =
      new ScriptOptions(Optional.empty(), Optional.empty(), Optional.empty(), ScriptLimits.NONE);

  /// A script in this encoding without a `.conf` file.
  static ScriptOptions in(Charset encoding) {
    return new ScriptOptions(
        Optional.empty(), Optional.of(encoding), Optional.empty(), ScriptLimits.NONE);
  }

  /// The same, and what the script itself asks for where its `.conf` file asks for nothing.
  ScriptOptions or(ScriptLimits script) {
    return new ScriptOptions(
        executeInTransaction, encoding, placeholderReplacement, limits.or(script));
  }

  /// A script's text; a byte-order mark still counts.
  String decode(SourceFile script) throws UndecodableScriptException {
    return ScriptText.decode(script.bytes(), encoding.orElse(StandardCharsets.UTF_8));
  }

  /// The script as it is run.
  RenderedScript render(SourceFile script, Placeholders placeholders) throws PlaceholderException {
    var text = ScriptText.withoutByteOrderMark(decodeAgain(script));
    return replaces(placeholders)
        ? placeholders.replaceIn(script, text)
        : RenderedScript.verbatim(text);
  }

  int rawChecksum(SourceFile script) {
    return FlywayChecksum.of(decodeAgain(script));
  }

  /// Flyway looks for the byte-order mark after the replacement.
  int checksum(SourceFile script, Placeholders placeholders) throws PlaceholderException {
    var text = decodeAgain(script);
    return FlywayChecksum.of(
        replaces(placeholders) ? placeholders.replaceIn(script, text).text() : text);
  }

  private boolean replaces(Placeholders placeholders) {
    return placeholderReplacement.orElse(placeholders.enabled());
  }

  /// Decodes a script that was decoded before, when its bundle was read.
  private String decodeAgain(SourceFile script) {
    try {
      return decode(script);
    } catch (UndecodableScriptException e) {
      throw new IllegalStateException(script.path() + ": " + e.getMessage(), e);
    }
  }
}
