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
  POLICY,

  EXTENSION,
  ENUM,
  DOMAIN,
  DOMAIN_CONSTRAINT,
  COMPOSITE_TYPE,
  ATTRIBUTE,
  RANGE_TYPE,
  BASE_TYPE,
  FUNCTION,
  PROCEDURE,
  AGGREGATE,
  OPERATOR,
  OPERATOR_FAMILY,
  OPERATOR_CLASS,
  CAST,
  COLLATION,
  CONVERSION,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_CONFIGURATION,
  LANGUAGE,
  TRANSFORM,
  ACCESS_METHOD,
  STATISTICS,
  EVENT_TRIGGER,
  FOREIGN_DATA_WRAPPER,
  SERVER,
  USER_MAPPING,
  PUBLICATION,
  PUBLICATION_TABLE,
  PUBLICATION_SCHEMA,
  SUBSCRIPTION,
  DEFAULT_PRIVILEGES,

  /// What came with an extension or with the server, of any kind: part of the schema only where the
  /// privileges on it are no longer those that it came with.
  SUPPLIED;

  /// PostgreSQL's words for it: `materialized view`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  String queryFile() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }
}
