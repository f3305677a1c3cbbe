package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import java.util.function.Consumer;

/// Entries that are handed over one by one when somebody writes them down.
record AuditExport(AuditEntries entries, AuditFilter filter) {

  void forEach(Consumer<AuditEntry> reader) {
    entries.forEach(filter, reader);
  }
}
