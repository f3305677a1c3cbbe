package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import java.util.Optional;

/// Reads what PostgreSQL knows and the grammar does not.
final class Supplement {

  private Supplement() {}

  /// @param statement that the grammar refused
  static Optional<Form> read(Fragment statement) {
    return Optional.empty();
  }
}
