package io.slipway.engine.schemadiff;

import java.util.List;
import java.util.regex.Pattern;

/// `pg_attver` in a column's options is the server's own note, not part of a schema.
final class OmitServerOptions implements Rule {

  private static final Pattern ALONE =
      Pattern.compile("(?s)ALTER TABLE .* ALTER COLUMN .* (SET|RESET) \\(pg_attver[^,)]*\\)");
  private static final Pattern AMONG_OTHERS =
      Pattern.compile("(?<=[ (])pg_attver(=\\w+)?, |, pg_attver(=\\w+)?(?=[,)])");

  @Override
  public List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to) {
    return statements.stream()
        .filter(s -> !ALONE.matcher(s.replaceAll("\\s+", " ")).matches())
        .map(s -> s.contains("pg_attver") ? AMONG_OTHERS.matcher(s).replaceAll("") : s)
        .toList();
  }
}
