package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.CanonicalJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An entry as a row of CSV (RFC 4180), from which the entry can be had back to the letter.
///
/// Every text stands in quotes; what is absent is an empty field without quotes. A text that a
/// spreadsheet could take for a formula, or that begins with an apostrophe, gets an apostrophe in
/// front: whoever reads rows by program takes one away where there is one.
final class AuditCsv {

  static final String HEADER =
      "seq,at,actor,action,objectKind,objectId,environment,project,detail,previousHash,hash\r\n";

  // What spreadsheets evaluate, also behind blanks, and in its full-width forms.
  private static final Pattern FORMULA = Pattern.compile("\\A[\\s\\p{Z}\\p{C}]*[=+\\-@＝＋－＠]");
  private static final Pattern GUARDED = Pattern.compile("\\A['\\t\\r\\n]");

  private AuditCsv() {}

  static String row(AuditEntry entry) {
    return String.join(
            ",",
            Long.toString(entry.seq()),
            field(entry.at()),
            field(entry.actor()),
            field(entry.action()),
            field(entry.objectKind()),
            field(entry.objectId()),
            field(entry.environment()),
            field(entry.project()),
            field(CanonicalJson.write(entry.detail())),
            field(entry.previousHash()),
            field(entry.hash()))
        + "\r\n";
  }

  private static String field(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var guard = FORMULA.matcher(text).find() || GUARDED.matcher(text).find() ? "'" : "";
    return '"' + guard + text.replace("\"", "\"\"") + '"';
  }
}
