package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.core.Parser;

/// Every script of the real histories, split by us and by the JDBC driver's own parser.
class HistoriesTests {

  private static final int FEWEST_SCRIPTS = 2_000;

  @Test
  void everyScriptSplitsAsTheDriverSplitsIt() throws IOException {
    var scripts = scripts();
    assertThat(scripts).hasSizeGreaterThan(FEWEST_SCRIPTS);
    assertThat(scripts).allSatisfy(HistoriesTests::assertSplitAsByTheDriver);
  }

  private static void assertSplitAsByTheDriver(Path file) throws IOException, SQLException {
    var text = Files.readString(file);
    var script = Script.of(Files.readAllBytes(file));
    var statements = script.statements();
    assertThat(statements.stream().map(script::text)).containsExactlyElementsOf(byTheDriver(text));
    var end = 0L;
    for (var statement : statements) {
      var gap = script.text(new ByteRange(end, statement.range().start()));
      assertThat(Script.of(gap).statements()).isEmpty();
      end = statement.range().end();
    }
  }

  @Test
  void commentsAreWhatCanBeLeftOutOfAScript() throws IOException {
    assertThat(scripts()).allSatisfy(HistoriesTests::assertSameWithoutComments);
  }

  private static void assertSameWithoutComments(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var script = Script.of(bytes);
    for (var comment : script.comments()) {
      assertThat(script.text(comment.range()))
          .startsWith(comment.kind() == Comment.Kind.LINE ? "--" : "/*");
      for (var i = comment.range().start(); i < comment.range().end(); i++) {
        var at = Math.toIntExact(i);
        bytes[at] = Characters.isLineEnd(bytes[at]) ? bytes[at] : (byte) ' ';
      }
    }
    var without = Script.of(bytes);
    assertThat(without.comments()).isEmpty();
    assertThat(tokens(without)).isEqualTo(tokens(script));
  }

  private static List<List<Token>> tokens(Script script) {
    return script.stream().map(statement -> Tokens.of(script.text(statement))).toList();
  }

  // The driver leaves comments where they are, and a lone one counts for it as a statement.
  private static List<String> byTheDriver(String text) throws SQLException {
    return Parser.parseJdbcSql(text, true, false, true, false, false).stream()
        .map(query -> Script.of(query.nativeSql))
        .map(sent -> String.join(" and ", sent.stream().map(sent::text).toList()))
        .filter(sent -> !sent.isEmpty())
        .toList();
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.walk(SharedMaterial.history(""))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted()
          .toList();
    }
  }
}
