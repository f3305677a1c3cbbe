package io.slipway.engine.sql;

import java.util.List;

/// The key words and names of a statement in their order, as PostgreSQL understands them: folded to
/// lower case unless quoted. What stands in strings and comments is no word.
public final class Words {

  private Words() {}

  public static List<String> of(String statement) {
    return Tokens.of(statement).stream().filter(Token::isName).map(Token::text).toList();
  }
}
