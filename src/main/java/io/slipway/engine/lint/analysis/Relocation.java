package io.slipway.engine.lint.analysis;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.SuppressedFinding;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.ScriptLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moves what was found in scripts as they are sent to where it stands in their files.
public final class Relocation {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Map<String, File> files = new HashMap<>();

  private record File(RenderedScript rendered, LintedScript script, ScriptLines lines, int mark) {

    Place place(Place place) {
      var start = rendered.fileOffset(place.range().start()) + mark;
      var end = rendered.fileOffset(place.range().end()) + mark;
      return Place.of(place.path(), lines, place.statement(), new ByteRange(start, end));
    }
  }

  /// @param utf8 a file's bytes
  /// @param rendered what was made of them and looked at
  public void add(String path, byte[] utf8, RenderedScript rendered) {
    var script = Script.of(utf8);
    var mark = startsWithMark(utf8) ? BYTE_ORDER_MARK.length : 0;
    files.put(path, new File(rendered, new LintedScript(path, script), script.lines(), mark));
  }

  private static boolean startsWithMark(byte[] utf8) {
    return utf8.length >= BYTE_ORDER_MARK.length
        && utf8[0] == BYTE_ORDER_MARK[0]
        && utf8[1] == BYTE_ORDER_MARK[1]
        && utf8[2] == BYTE_ORDER_MARK[2];
  }

  /// The same report of the files.
  public LintReport of(LintReport report) {
    return new LintReport(
        report.scripts().stream().map(this::script).toList(),
        report.findings().stream().map(this::finding).toList(),
        report.suppressed().stream().map(this::suppressed).toList(),
        verdicts(report),
        report.touched());
  }

  private LintedScript script(LintedScript script) {
    var file = files.get(script.path());
    return file == null ? script : file.script();
  }

  private Finding finding(Finding finding) {
    return finding.at(place(finding.place()));
  }

  private SuppressedFinding suppressed(SuppressedFinding suppressed) {
    return new SuppressedFinding(
        finding(suppressed.finding()), suppressed.reason(), suppressed.until());
  }

  private List<StatementVerdict> verdicts(LintReport report) {
    return report.verdicts().stream()
        .map(
            it -> new StatementVerdict(place(it.place()), it.change(), it.safety(), it.footprint()))
        .toList();
  }

  // A script as a whole stays where it is.
  private Place place(Place place) {
    var file = files.get(place.path());
    return file == null || place.equals(Place.of(place.path())) ? place : file.place(place);
  }
}
