package io.slipway.engine.lint.schema.model;

/// PostgreSQL's kinds of relations.
public enum RelationKind {
  TABLE('r'),
  PARTITIONED_TABLE('p'),
  INDEX('i'),
  PARTITIONED_INDEX('I'),
  VIEW('v'),
  MATERIALIZED_VIEW('m'),
  FOREIGN_TABLE('f'),
  SEQUENCE('S'),
  COMPOSITE_TYPE('c'),
  TOAST_TABLE('t');

  private final char letter;

  RelationKind(char letter) {
    this.letter = letter;
  }

  /// The kind of a letter of `pg_class.relkind`.
  public static RelationKind of(char letter) {
    for (var kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of relation: " + letter);
  }

  /// Whether it has constraints, triggers and partitions or children.
  public boolean isTable() {
    return this == TABLE || this == PARTITIONED_TABLE || this == FOREIGN_TABLE;
  }

  public boolean isIndex() {
    return this == INDEX || this == PARTITIONED_INDEX;
  }

  public boolean isView() {
    return this == VIEW || this == MATERIALIZED_VIEW;
  }

  /// Whether rows are in it, and not only in its partitions or elsewhere.
  public boolean holdsRows() {
    return this == TABLE || this == MATERIALIZED_VIEW || this == TOAST_TABLE;
  }
}
