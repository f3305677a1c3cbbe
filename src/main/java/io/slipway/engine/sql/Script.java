package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A script's text, which never changes, and its statements.
///
/// Ranges count the bytes of the text as given, a leading byte order mark included.
public final class Script {

  private final byte[] utf8;

  private Script(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static Script of(byte[] utf8) {
    return new Script(utf8.clone());
  }

  public static Script of(String text) {
    return new Script(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The statements in their order, found anew with each call.
  ///
  /// @throws MalformedScriptException when it is no SQL text
  public List<Statement> statements() {
    return stream().toList();
  }

  /// The statements one by one; a [MalformedScriptException] comes where it is met.
  public Stream<Statement> stream() {
    return StatementSplitter.stream(new ByteArrayInputStream(utf8));
  }

  /// The comments in their order: before, between, behind and inside the statements.
  ///
  /// @throws MalformedScriptException when it is no SQL text
  public List<Comment> comments() {
    return Comments.of(utf8);
  }

  /// Where its lines begin, found anew with each call.
  public ScriptLines lines() {
    return ScriptLines.of(utf8);
  }

  /// How many bytes it has.
  public long length() {
    return utf8.length;
  }

  public String text(ByteRange range) {
    var start = Math.toIntExact(range.start());
    return new String(utf8, start, Math.toIntExact(range.length()), StandardCharsets.UTF_8);
  }

  /// The statement as it is sent to the server: without its semicolon, and without COPY data.
  public String text(Statement statement) {
    return text(statement.range());
  }

  /// Bytes as they stand in the script, such as the data of a [StatementNature.CopyFromStdin].
  public InputStream data(ByteRange range) {
    return new ByteArrayInputStream(
        utf8, Math.toIntExact(range.start()), Math.toIntExact(range.length()));
  }

  /// Where a position that PostgreSQL reports for a statement is in the script.
  ///
  /// @param position one-based, in characters of [#text(Statement)]; one outside of it means its
  ///     beginning or its end
  public ScriptPosition position(Statement statement, int position) {
    var source = new ScriptSource(new ByteArrayInputStream(utf8));
    while (source.offset() < statement.range().start()) {
      source.next();
    }
    var left = position - 1;
    while (left > 0 && source.offset() < statement.range().end()) {
      source.nextCharacter();
      left--;
    }
    return new ScriptPosition(source.line(), source.column());
  }
}
