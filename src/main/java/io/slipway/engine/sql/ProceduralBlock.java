package io.slipway.engine.sql;

/// The PL/pgSQL block of a `DO` statement: whether it ends the transaction it runs in.
///
/// Blocks in other languages are read as if they were PL/pgSQL. Where that leads astray, nothing
/// is said of the rest.
final class ProceduralBlock {

  private ProceduralBlock() {}

  static StatementNature nature(Source body) {
    var lexer = new Lexer(body);
    var matcher = new RuleMatcher(StatementRules.BLOCKS);
    var parentheses = new Parentheses();
    for (var kind = lexer.next(); isInside(kind); kind = lexer.next()) {
      matcher.accept(lexer, kind, parentheses.depthOf(kind, lexer));
    }
    var rule = matcher.matched();
    return rule == null ? StatementNature.TRANSACTIONAL : rule.nature();
  }

  private static boolean isInside(TokenKind kind) {
    return kind != TokenKind.END && kind != TokenKind.UNTERMINATED;
  }
}
