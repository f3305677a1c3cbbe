package io.slipway.engine.preflight.need;

/// Reads what stands behind `REFERENCES` in a foreign key.
final class References {

  private References() {}

  static void read(Cursor cursor, Notes notes) {
    cursor
        .name()
        .ifPresent(
            table -> {
              notes.locks(table);
              notes.needs(new Need.OnRelation(table, "REFERENCES"));
            });
  }
}
