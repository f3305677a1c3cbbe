package io.slipway.engine.lint;

/// What a rule must know to be sure of what it finds.
public enum Need {
  STATEMENT("the statement"),
  PLAN("the statements before it, and the plan's migrations"),
  CATALOG("the target's catalog"),
  VERSION("the server's version"),
  SIZE("the table's size"),
  REHEARSAL("what a rehearsal measured");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
