package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.ImportForeignSchema;

/// Reads `IMPORT FOREIGN SCHEMA`.
final class ImportReader {

  private ImportReader() {}

  static Form read(Cursor cursor) throws UnreadableException {
    cursor.expect("foreign schema");
    cursor.identifier();
    if (cursor.skipAny("limit to", "except")) {
      cursor.parenthesized();
    }
    cursor.expect("from server");
    cursor.identifier();
    cursor.expect("into");
    var into = cursor.identifier();
    if (cursor.skip("options")) {
      cursor.parenthesized();
    }
    cursor.end();
    return new ImportForeignSchema(into);
  }
}
