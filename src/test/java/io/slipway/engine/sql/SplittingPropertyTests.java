package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.SqlTexts.Query;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class SplittingPropertyTests {

  @Provide
  Arbitrary<List<String>> statements() {
    return Arbitraries.oneOf(SqlTexts.queries().map(Query::sql), SqlTexts.others())
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> separators() {
    return SqlTexts.separators();
  }

  @Property
  void splittingWhatWasJoinedGivesTheStatementsAgain(
      @ForAll("statements") List<String> statements, @ForAll("separators") String separator) {
    var script = Script.of(String.join(separator, statements));
    assertThat(script.statements()).extracting(script::text).containsExactlyElementsOf(statements);
  }

  @Property
  void theStatementsJoinedByWhatLiesBetweenThemAreTheScript(
      @ForAll("statements") List<String> statements, @ForAll("separators") String separator) {
    var text = separator + String.join(separator, statements) + separator;
    var script = Script.of(text);
    var joined = new StringBuilder();
    var end = 0L;
    for (var statement : script.statements()) {
      joined.append(gap(script, end, statement.range().start())).append(script.text(statement));
      end = statement.range().end();
    }
    joined.append(gap(script, end, script.length()));
    assertThat(joined).hasToString(text);
  }

  private static String gap(Script script, long start, long end) {
    var gap = script.text(new ByteRange(start, end));
    assertThat(Script.of(gap).statements()).as("statements in %s", gap).isEmpty();
    return gap;
  }

  @Property
  void aLoneStatementSplitsIntoItself(@ForAll("statements") List<String> statements) {
    for (var statement : statements) {
      var script = Script.of(statement);
      assertThat(script.statements()).extracting(script::text).containsExactly(statement);
    }
  }

  @Property
  void aStatementsLineIsWhereItBegins(
      @ForAll("statements") List<String> statements, @ForAll("separators") String separator) {
    var text = String.join(separator, statements);
    var script = Script.of(text);
    for (var statement : script.statements()) {
      var before = script.text(new ByteRange(0, statement.range().start()));
      var line = 1 + before.chars().filter(c -> c == '\n').count();
      assertThat((long) statement.line()).isEqualTo(line);
      assertThat(script.position(statement, 1).line()).isEqualTo(statement.line());
    }
  }

  @Property
  void anyBytesAreStatementsOrMalformed(@ForAll("bytes") byte[] bytes) {
    var script = Script.of(bytes);
    try {
      var end = 0L;
      for (var statement : script.statements()) {
        assertThat(statement.range().start()).isGreaterThanOrEqualTo(end);
        assertThat(statement.range().length()).isPositive();
        end = statement.range().end();
      }
      assertThat(end).isLessThanOrEqualTo(bytes.length);
    } catch (MalformedScriptException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
    }
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    var text =
        Arbitraries.of(
            "'",
            "\"",
            "$",
            "$a$",
            "\\",
            "\\.",
            ";",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            "(",
            ")",
            " ",
            "E",
            "CREATE FUNCTION",
            "BEGIN ATOMIC",
            "END",
            "COPY t FROM STDIN",
            "DO",
            "COMMIT",
            "é",
            "\u00a0",
            "SET standard_conforming_strings = off",
            "\uFEFF",
            "=",
            "1",
            "REINDEX(",
            "CLUSTER");
    var raw = Arbitraries.bytes().array(byte[].class).ofMaxSize(2);
    return Arbitraries.frequencyOf(
            Tuple.of(40, text.map(s -> s.getBytes(StandardCharsets.UTF_8))), Tuple.of(1, raw))
        .list()
        .ofMaxSize(30)
        .map(SplittingPropertyTests::join);
  }

  private static byte[] join(List<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Property(tries = 100)
  void howTheBytesArriveDoesNotMatter(
      @ForAll("statements") List<String> statements,
      @ForAll("separators") String separator,
      @ForAll @IntRange(min = 65_400, max = 65_540) int offset) {
    var text = " ".repeat(offset) + String.join(separator, statements);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var whole = Script.of(bytes).statements();
    assertThat(StatementSplitter.stream(new Drops(bytes)).toList()).isEqualTo(whole);
    var texts = new ArrayList<String>();
    whole.forEach(statement -> texts.add(Script.of(bytes).text(statement)));
    assertThat(texts).isEqualTo(statements);
  }

  /// Gives a few bytes at a time.
  private static final class Drops extends InputStream {

    private final ByteArrayInputStream bytes;

    Drops(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(length, 7));
    }
  }
}
