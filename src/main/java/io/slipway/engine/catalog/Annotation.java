package io.slipway.engine.catalog;

import java.util.Locale;
import java.util.Optional;

/// What objects of any kind can have, each with a query file of its name.
enum Annotation {
  COMMENT,
  PRIVILEGES,
  SECURITY_LABEL,
  EXTENSION_DEPENDENCY,
  SUBSCRIPTION_CONNECTION("pg_subscription.subconninfo");

  private final Optional<String> needs;

  Annotation() {
    this.needs = Optional.empty();
  }

  Annotation(String needs) {
    this.needs = Optional.of(needs);
  }

  /// Whether an attribute is one that people put on an object and that nothing follows from.
  static boolean isNote(String attribute) {
    return attribute.equals("comment")
        || attribute.startsWith("privileges of ")
        || attribute.startsWith("security label of ");
  }

  String queryFile() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }

  /// The column of the system catalogs that not every role may read.
  Optional<String> needs() {
    return needs;
  }
}
