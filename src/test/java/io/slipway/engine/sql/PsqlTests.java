package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares with psql, which logs each statement as it sends it.
class PsqlTests {

  private static final int STATEMENTS = 400;

  private static final Pattern LOGGED =
      Pattern.compile("\\*{8} QUERY \\*{10}\\n(.*?)\\n\\*{26}\\n\\n", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void splitsListedScriptsAsPsqlDoes() throws Exception {
    var text =
        """
        CREATE TABLE copied (a text, "b;" text);
        COPY copied (a, "b;") FROM STDIN;
        1\t;'
        $$\t/*
        \\.
        SELECT 1; SELECT 2;;
        ; -- nothing
        copy copied from stdin with (format csv); -- data follow
        1,"; "
        \\.
        CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
        CREATE RULE r AS ON INSERT TO copied DO ALSO (SELECT 1; SELECT 2);
        SET standard_conforming_strings = off;
        SELECT 'a\\';b';
        SET standard_conforming_strings = on;
        SELECT 'a\\'; SELECT E'\\';', e'\\''';';
        SELECT a$b$c; SELECT 1 AS "$$"; SELECT $1; SELECT $1;
        BEGIN; SELECT 1; END;
        SELECT 1 AS last
        """;
    assertSplitAsByPsql(text);
  }

  // Without strings that continue an escape string: psql takes their backslashes as plain ones.
  @Test
  void splitsRandomScriptsAsPsqlDoes() throws Exception {
    var statements =
        Arbitraries.oneOf(SqlTexts.queries().map(SqlTexts.Query::sql), SqlTexts.others());
    var text = new StringBuilder();
    var separators = SqlTexts.separators().sampleStream().iterator();
    statements
        .sampleStream()
        .filter(statement -> !statement.contains("it's continued"))
        .limit(STATEMENTS)
        .forEach(statement -> text.append(statement).append(separators.next()));
    assertSplitAsByPsql(text.toString());
  }

  private void assertSplitAsByPsql(String text) throws IOException, InterruptedException {
    var script = Script.of(text);
    var ours = script.statements().stream().map(script::text).toList();
    var theirs = sentByPsql(text);
    for (var i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertThat(withoutBlankLines(theirs.get(i))).isEqualTo(withoutBlankLines(ours.get(i)));
    }
    assertThat(theirs).hasSameSizeAs(ours);
  }

  // psql leaves them out of what it sends.
  private static String withoutBlankLines(String text) {
    return text.replaceAll("\\s*\n", "\n");
  }

  private List<String> sentByPsql(String text) throws IOException, InterruptedException {
    var log = folder.resolve("log");
    run(Files.writeString(folder.resolve("script.sql"), text), log);
    return LOGGED
        .matcher(Files.readString(log))
        .results()
        .map(query -> withoutSurroundings(query.group(1)))
        .filter(sent -> !sent.isEmpty())
        .toList();
  }

  // psql sends a semicolon, and comments around a statement or alone.
  private static String withoutSurroundings(String sent) {
    try {
      var script = Script.of(sent);
      return String.join(" and ", script.stream().map(script::text).toList());
    } catch (MalformedScriptException _) {
      return sent.replaceFirst(";$", "");
    }
  }

  private static void run(Path script, Path log) throws IOException, InterruptedException {
    try (var database = TestDatabase.create()) {
      var builder =
          new ProcessBuilder(
              psql(),
              "-X",
              "-q",
              "-h",
              database.host(),
              "-p",
              Integer.toString(database.port()),
              "-U",
              database.user(),
              "-d",
              database.name(),
              "-L",
              log.toString(),
              "-f",
              script.toString());
      builder.environment().put("PGPASSWORD", database.password());
      builder.environment().put("PGCLIENTENCODING", "UTF8");
      builder.environment().put("LC_ALL", "C.UTF-8");
      var process =
          builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      assertThat(process.waitFor()).isZero();
    }
  }

  private static String psql() {
    var found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "psql"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "skipped: there is no psql on the PATH to compare with");
    return found.orElseThrow().toString();
  }
}
