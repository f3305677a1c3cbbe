package io.slipway.control.database;

import java.nio.file.Path;

/// Another Slipway works on the data folder.
final class FolderInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FolderInUseException(Path folder) {
    super(
        "The data directory "
            + folder
            + " is in use by another Slipway process; stop that one, or give this one its own"
            + " folder with slipway.data-directory or a shared server with SLIPWAY_DATABASE_URL.");
  }
}
