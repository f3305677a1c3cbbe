package io.slipway.engine.catalog;

import java.util.Locale;

/// What objects of any kind can have, each with a query file of its name.
enum Annotation {
  COMMENT,
  PRIVILEGES;

  String queryFile() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }
}
