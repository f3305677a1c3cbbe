package io.slipway.engine.sql;

import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Splits a script into statements while reading it once, in linear time and constant memory.
///
/// It splits where psql does, with these exceptions:
/// - a backslash is a psql command only where a statement could begin;
/// - a string that continues an `E''` string on another line is one too, as for the server;
/// - only the `END` behind a semicolon ends a `BEGIN ATOMIC` body, so that names like `begin` and
///   `end` do no harm;
/// - white space that only Unicode knows, such as U+00A0, is white space in front of a statement;
/// - behind the semicolon of `COPY … FROM STDIN` nothing but a comment may stand in its line;
/// - `SET standard_conforming_strings` holds from there to the script's end or the next `SET` or
///   `RESET`, whatever becomes of the transaction; a script begins with `on`.
public final class StatementSplitter implements Iterator<Statement> {

  private final ScriptSource source;
  private final CommentListener comments;
  private final Lexer lexer;
  private int count;
  private @Nullable Statement next;

  /// @param utf8 the script; read as far as statements are asked for, closed by the caller
  public StatementSplitter(InputStream utf8) {
    this(utf8, new CommentListener.Nobody());
  }

  StatementSplitter(InputStream utf8, CommentListener comments) {
    this.source = new ScriptSource(utf8);
    this.comments = comments;
    this.lexer = new Lexer(source, comments);
  }

  /// The statements of a script one by one; a [MalformedScriptException] comes where it is met.
  public static Stream<Statement> stream(InputStream utf8) {
    var characteristics = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    var splitter = new StatementSplitter(utf8);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(splitter, characteristics), false);
  }

  /// @throws MalformedScriptException when the script's next part is no SQL text
  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  /// @throws MalformedScriptException when the script's next part is no SQL text
  @Override
  public Statement next() {
    var result = next == null ? read() : next;
    next = null;
    if (result == null) {
      throw new NoSuchElementException("the script has " + count + " statements");
    }
    return result;
  }

  private @Nullable Statement read() {
    var kind = lexer.nextOfNewStatement();
    while (kind == TokenKind.SEMICOLON) {
      kind = lexer.nextOfNewStatement();
    }
    return switch (kind) {
      case END -> null;
      case BACKSLASH -> metaCommand();
      default -> statement(kind);
    };
  }

  private Statement statement(TokenKind first) {
    var start = lexer.start();
    var line = lexer.startLine();
    var open = new OpenStatement(lexer);
    var end = start;
    for (var kind = first; !isEnd(kind, open); kind = lexer.next()) {
      open.accept(kind);
      end = lexer.end();
    }
    open.end();
    return new Statement(++count, new ByteRange(start, end), line, nature(open));
  }

  private boolean isEnd(TokenKind kind, OpenStatement open) {
    if (kind == TokenKind.UNTERMINATED) {
      throw new MalformedScriptException(
          "unterminated " + lexer.unterminated(), lexer.startLine(), lexer.startColumn());
    }
    return kind == TokenKind.END || kind == TokenKind.SEMICOLON && open.isComplete();
  }

  private StatementNature nature(OpenStatement open) {
    return switch (open.effect()) {
      case COPY_DATA -> new StatementNature.CopyFromStdin(new CopyData(source, comments).read());
      case BACKSLASHES_ESCAPE -> strings(open, true);
      case BACKSLASHES_ARE_PLAIN -> strings(open, false);
      case NONE, ATOMIC_BODY, BLOCK -> open.nature();
    };
  }

  private StatementNature strings(OpenStatement open, boolean backslashesEscape) {
    lexer.setBackslashesInStrings(backslashesEscape);
    return open.nature();
  }

  private Statement metaCommand() {
    var start = lexer.start();
    var line = lexer.startLine();
    var command = new MetaCommandLine(source);
    command.read();
    var range = new ByteRange(start, command.end());
    return new Statement(++count, range, line, new StatementNature.MetaCommand(command.name()));
  }
}
