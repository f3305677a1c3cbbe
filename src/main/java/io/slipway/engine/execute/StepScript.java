package io.slipway.engine.execute;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.Redacted;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A script ready to be sent: its statements, and the lines of the file that they stand on.
///
/// @param path the file's path in its bundle
/// @param script the text after placeholder replacement
/// @param statements in the order they are sent in
/// @param source maps lines of the text to lines of the file
public record StepScript(
    String path, Script script, List<Statement> statements, RenderedScript source) {

  // Enough of a statement to know it again, in characters, and what to read for it, in bytes.
  private static final int BEGINNING = 100;
  private static final int LOOKED_AT = 1000;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  // What half of a character's bytes are read as.
  private static final String CUT_CHARACTER = "\uFFFD";

  public StepScript {
    statements = List.copyOf(statements);
  }

  public static StepScript of(String path, RenderedScript source) {
    var script = Script.of(source.utf8());
    return new StepScript(path, script, script.statements(), source);
  }

  /// SHA-256 of the text as it would be sent.
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(source.utf8());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The texts of its statements.
  List<String> statementTexts() {
    return statements().stream().map(script::text).toList();
  }

  /// A statement's first words in one line, without what its strings say, which may be secret.
  public String beginning(Statement statement) {
    var range = statement.range();
    var end = Math.min(range.end(), range.start() + LOOKED_AT);
    var words = Redacted.of(script.text(new ByteRange(range.start(), end)));
    var line = BLANKS.matcher(words).replaceAll(" ").replace(CUT_CHARACTER, "");
    return end == range.end() && line.length() <= BEGINNING
        ? line
        : line.substring(0, Math.min(line.length(), BEGINNING)).strip() + "…";
  }

  /// The whole text.
  public String text() {
    return script.text(new ByteRange(0, script.length()));
  }

  /// The statement at a PostgreSQL error position of the whole text; none for a position of 0.
  Optional<Statement> statementAt(int position) {
    if (position <= 0) {
      return Optional.empty();
    }
    var text = text();
    var end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    var bytes = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    return statements.stream().filter(statement -> statement.range().end() >= bytes).findFirst();
  }

  /// The line of the file that a line of the text comes from.
  public int fileLine(int line) {
    return source.fileLine(line);
  }
}
