package io.slipway.control.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/// Writes entries one a line.
final class AuditLines {

  private AuditLines() {}

  static void write(JsonMapper json, AuditEntry entry, OutputStream out) {
    try {
      out.write(json.writeValueAsBytes(entry));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the reader of the audit export left", e);
    }
  }
}
