package io.slipway.engine.scratch;

import java.sql.SQLException;
import java.util.Optional;

/// Fills an empty scratch database with what a template is to hold.
///
/// @param <F> why it can turn out to be impossible
public interface Filling<F> {

  /// Fills the database, and leaves no connection to it open.
  ///
  /// @return why it could not be filled; empty when it was
  Optional<F> fill(ScratchDatabase empty) throws SQLException;
}
