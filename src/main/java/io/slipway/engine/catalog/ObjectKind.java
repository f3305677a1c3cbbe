package io.slipway.engine.catalog;

import java.util.Locale;

/// The kinds of objects that a schema is made of, each with a query file of its name.
///
/// What belongs to an object and has no name of its own (its owner, comment, privileges) is an
/// attribute of it.
public enum ObjectKind {
  SCHEMA,
  TABLE,
  FOREIGN_TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  SEQUENCE,
  COLUMN,
  CONSTRAINT,
  INDEX,
  TRIGGER,
  RULE,
  POLICY;

  /// PostgreSQL's words for it: `materialized view`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  String queryFile() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }
}
