package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Walks through the words of a statement.
final class Cursor {

  private static final int SHOWN = 40;

  private final Fragment fragment;
  private final List<Lexeme> lexemes;
  private int at;

  Cursor(Fragment fragment) {
    this.fragment = fragment;
    this.lexemes = Lexemes.of(fragment.text());
  }

  Fragment fragment() {
    return fragment;
  }

  boolean atEnd() {
    return at == lexemes.size();
  }

  /// How many words were passed; to come back to, and to measure a part.
  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }

  /// Whether these words, separated by blanks, come next.
  boolean at(String words) {
    return at(at, words);
  }

  private boolean at(int index, String words) {
    var next = index;
    for (var word : words.split(" ")) {
      if (next >= lexemes.size() || !lexemes.get(next++).is(word)) {
        return false;
      }
    }
    return true;
  }

  boolean atAny(String... alternatives) {
    for (var words : alternatives) {
      if (at(words)) {
        return true;
      }
    }
    return false;
  }

  /// Whether these words came next, and are passed now.
  boolean skip(String words) {
    if (!at(words)) {
      return false;
    }
    at += words.split(" ").length;
    return true;
  }

  /// Passes the first of these that comes next.
  boolean skipAny(String... alternatives) {
    for (var words : alternatives) {
      if (skip(words)) {
        return true;
      }
    }
    return false;
  }

  void expect(String words) throws UnreadableException {
    if (!skip(words)) {
      throw unexpected();
    }
  }

  void end() throws UnreadableException {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  Lexeme peek() throws UnreadableException {
    return peek(0);
  }

  Lexeme peek(int ahead) throws UnreadableException {
    if (at + ahead >= lexemes.size()) {
      throw new UnreadableException("unexpected end", fragment.position(fragment.text().length()));
    }
    return lexemes.get(at + ahead);
  }

  boolean has(int ahead) {
    return at + ahead < lexemes.size();
  }

  Lexeme next() throws UnreadableException {
    var next = peek();
    at++;
    return next;
  }

  boolean atString() {
    return !atEnd() && lexemes.get(at).isString();
  }

  Lexeme string() throws UnreadableException {
    if (!atString()) {
      throw unexpected();
    }
    return next();
  }

  /// What a string constant stands for.
  String constant() throws UnreadableException {
    return Constant.of(string().text()).value();
  }

  boolean atName() {
    return !atEnd() && lexemes.get(at).isName();
  }

  String identifier() throws UnreadableException {
    if (!peek().isName()) {
      throw unexpected();
    }
    return Texts.cut(next().text());
  }

  Name name() throws UnreadableException {
    return Texts.nameOf(parts());
  }

  /// The parts of a qualified name.
  List<String> parts() throws UnreadableException {
    var parts = new ArrayList<>(List.of(identifier()));
    while (skip(".")) {
      parts.add(identifier());
    }
    return parts;
  }

  List<Name> names() throws UnreadableException {
    return Lists.of(this, Cursor::name);
  }

  List<String> identifiers() throws UnreadableException {
    return Lists.of(this, Cursor::identifier);
  }

  /// Passes a parenthesis with all that is in it.
  void parenthesized() throws UnreadableException {
    if (!at("(")) {
      throw unexpected();
    }
    var depth = 0;
    do {
      var next = next();
      depth += next.is("(") ? 1 : next.is(")") ? -1 : 0;
    } while (depth > 0);
  }

  boolean skipParenthesized() throws UnreadableException {
    if (!at("(")) {
      return false;
    }
    parenthesized();
    return true;
  }

  /// Passes what comes before one of these, outside of parentheses; or all that is left.
  void until(String... alternatives) throws UnreadableException {
    while (!atEnd() && !atAny(alternatives)) {
      if (!skipParenthesized()) {
        at++;
      }
    }
  }

  /// The text from a mark to here.
  Fragment since(int mark) {
    return mark == at ? fragment.part(0, 0) : fragment.part(start(mark), endBefore());
  }

  /// The index in the text at which a mark's word begins.
  int start(int mark) {
    return lexemes.get(mark).start();
  }

  /// The index behind the last word passed.
  int endBefore() {
    return lexemes.get(at - 1).end();
  }

  /// All that is left.
  Fragment rest() {
    var mark = at;
    at = lexemes.size();
    return since(mark);
  }

  /// The words that are left, whatever blanks and comments are between them: words without quotes
  /// in lower case, of strings that they are there, all else as it stands.
  String words() {
    var words =
        lexemes.subList(at, lexemes.size()).stream()
            .map(this::shown)
            .collect(Collectors.joining(" "));
    at = lexemes.size();
    return words;
  }

  // A string may be a password.
  private String shown(Lexeme lexeme) {
    if (lexeme.isString()) {
      return "'…'";
    }
    return lexeme.kind() == Token.Kind.WORD ? lexeme.text() : text(lexeme);
  }

  private String text(Lexeme lexeme) {
    return fragment.text().substring(lexeme.start(), lexeme.end());
  }

  /// One-based, in characters of the outermost statement.
  int position() {
    return fragment.position(atEnd() ? fragment.text().length() : lexemes.get(at).start());
  }

  UnreadableException unexpected() {
    if (atEnd()) {
      return new UnreadableException("unexpected end", position());
    }
    var text = text(lexemes.get(at));
    var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return new UnreadableException("unexpected \"" + shown + "\"", position());
  }
}
