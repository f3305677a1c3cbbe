package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.CanonicalJson;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Entries were added to the trail, in the transaction that is still open.
///
/// It is published as a Spring event, and whoever listens works in that transaction, which holds
/// the chain: what a listener throws undoes the entries and the change that they record.
public final class AuditRecorded {

  private final List<AuditEntry> entries;

  AuditRecorded(List<AuditEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// The entries in their order as a JSON array of objects, with the members `seq`, `at`, `actor`,
  /// `action`, `objectKind`, `objectId`, `environment`, `project` and `detail`; absent values are
  /// null.
  public String json() {
    return CanonicalJson.write(entries.stream().map(AuditRecorded::members).toList());
  }

  private static TreeMap<String, @Nullable Object> members(AuditEntry entry) {
    var members = new TreeMap<String, @Nullable Object>();
    members.put("seq", entry.seq());
    members.put("at", entry.at());
    members.put("actor", entry.actor());
    members.put("action", entry.action());
    members.put("objectKind", entry.objectKind());
    members.put("objectId", entry.objectId());
    members.put("environment", entry.environment());
    members.put("project", entry.project());
    members.put("detail", entry.detail());
    return members;
  }
}
