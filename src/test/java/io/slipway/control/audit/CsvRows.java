package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A reader of CSV (RFC 4180) who has nothing of Slipway's code; a field that is empty and without
/// quotes is null.
final class CsvRows {

  private static final Pattern FIELD =
      Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\\r\\n]*))(,|\\r\\n)");

  private CsvRows() {}

  static List<List<@Nullable String>> parse(String text) {
    var rows = new ArrayList<List<@Nullable String>>();
    var row = new ArrayList<@Nullable String>();
    var field = FIELD.matcher(text);
    for (var at = 0; at < text.length(); at = field.end()) {
      if (!field.find(at) || field.start() != at) {
        throw new AssertionError("no field at " + at + " of " + text);
      }
      row.add(value(field.group(1), field.group(2)));
      if (!field.group(3).equals(",")) {
        rows.add(new ArrayList<>(row));
        row.clear();
      }
    }
    return rows;
  }

  private static @Nullable String value(@Nullable String quoted, @Nullable String bare) {
    if (quoted != null) {
      return quoted.replace("\"\"", "\"");
    }
    return bare == null || bare.isEmpty() ? null : bare;
  }

  /// The entry of a row, as docs/audit.md tells how to have it back.
  static AuditEntry entry(List<@Nullable String> row) {
    var fields =
        row.stream().map(f -> f != null && f.startsWith("'") ? f.substring(1) : f).toList();
    return new AuditEntry(
        Long.parseLong(String.valueOf(fields.get(0))),
        String.valueOf(fields.get(1)),
        String.valueOf(fields.get(2)),
        String.valueOf(fields.get(3)),
        String.valueOf(fields.get(4)),
        fields.get(5),
        fields.get(6),
        fields.get(7),
        JsonMapper.shared()
            .readValue(String.valueOf(fields.get(8)), new TypeReference<Map<String, Object>>() {}),
        String.valueOf(fields.get(9)),
        String.valueOf(fields.get(10)));
  }
}
