package io.slipway.engine.sql;

import io.slipway.engine.sql.Rule.Effect;
import org.jspecify.annotations.Nullable;

/// The statement that is being read: what of it is still open, and what it is going to be.
final class OpenStatement {

  private final Lexer lexer;
  private final RuleMatcher matcher = new RuleMatcher(StatementRules.STATEMENTS);
  private final Parentheses parentheses = new Parentheses();
  private @Nullable AtomicBody atomicBody;
  private @Nullable StatementNature blockNature;

  OpenStatement(Lexer lexer) {
    this.lexer = lexer;
  }

  /// Takes one of the statement's tokens.
  void accept(TokenKind kind) {
    var depth = parentheses.depthOf(kind, lexer);
    if (atomicBody != null) {
      atomicBody.accept(lexer, kind, depth);
      return;
    }
    matcher.accept(lexer, kind, depth);
    switch (effect()) {
      case ATOMIC_BODY -> {
        atomicBody = new AtomicBody();
        atomicBody.open(lexer);
      }
      case BLOCK -> lexer.setBodyReader(this::readBlock);
      case NONE, COPY_DATA, BACKSLASHES_ESCAPE, BACKSLASHES_ARE_PLAIN -> {}
    }
  }

  // `DO` has other strings beside its block: LANGUAGE 'plpgsql'.
  private void readBlock(Source body) {
    var nature = ProceduralBlock.nature(body);
    if (!(nature instanceof StatementNature.Transactional)) {
      blockNature = nature;
    }
  }

  /// Whether a semicolon here ends the statement.
  boolean isComplete() {
    return !parentheses.areOpen() && (atomicBody == null || !atomicBody.isOpen());
  }

  /// Takes the statement's end.
  void end() {
    lexer.setBodyReader(null);
    if (parentheses.areOpen()) {
      throw parentheses.unterminated();
    }
    if (atomicBody != null && atomicBody.isOpen()) {
      throw atomicBody.unterminated();
    }
    matcher.accept(lexer, TokenKind.END, 0);
  }

  Effect effect() {
    var rule = matcher.matched();
    return rule == null ? Effect.NONE : rule.effect();
  }

  StatementNature nature() {
    if (blockNature != null) {
      return blockNature;
    }
    var rule = matcher.matched();
    return rule == null ? StatementNature.TRANSACTIONAL : rule.nature();
  }
}
