package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Token;
import io.slipway.engine.sql.form.Form;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Neither the letters of key words nor comments change what a statement is.
class SpellingTests {

  private static final long SEED = 20_260_401L;
  private static final int EVERY = 7;
  private static final Pattern TEXT =
      Pattern.compile("/\\*x\\*/|\\s+|position=\\d+|dynamic=\\[[^]]*]");
  private static final Pattern BRACKETS = Pattern.compile("[,\\[\\]]");

  @Test
  void aStatementIsTheSameInAnySpelling() throws IOException {
    var random = new Random(SEED);
    var different = new ArrayList<String>();
    var statements = statements();
    for (var i = 0; i < statements.size(); i += EVERY) {
      var plain = plain(statements.get(i));
      var spelled = spelled(plain, random);
      if (!said(Forms.of(plain)).equals(said(Forms.of(spelled)))) {
        different.add(spelled);
      }
    }
    assertThat(statements).hasSizeGreaterThan(1_000);
    assertThat(different).isEmpty();
  }

  // Texts of expressions and places in bodies are as they stand in the statement; sets have no
  // order.
  private static List<String> said(Form form) {
    var text = TEXT.matcher(form.toString().toLowerCase(Locale.ROOT)).replaceAll("");
    return BRACKETS.splitAsStream(text).sorted().toList();
  }

  // Without the comments that it has itself.
  private static String plain(String statement) {
    var plain = new StringBuilder();
    var end = 0;
    for (var lexeme : Lexemes.of(statement)) {
      plain.append(lexeme.start() > end ? " " : "");
      plain.append(statement, lexeme.start(), lexeme.end());
      end = lexeme.end();
    }
    return plain.toString();
  }

  private static String spelled(String statement, Random random) {
    var spelled = new StringBuilder();
    var end = 0;
    for (var lexeme : Lexemes.of(statement)) {
      var gap = statement.substring(end, lexeme.start());
      spelled.append(gap.isEmpty() ? "" : "/*x*/" + gap + "/*x*/ ");
      spelled.append(spelled(statement, lexeme, random));
      end = lexeme.end();
    }
    return spelled.append(statement.substring(end)).toString();
  }

  private static String spelled(String statement, Lexeme lexeme, Random random) {
    var text = statement.substring(lexeme.start(), lexeme.end());
    if (lexeme.kind() != Token.Kind.WORD) {
      return text;
    }
    return text.chars()
        .mapToObj(it -> String.valueOf((char) it))
        .map(it -> random.nextBoolean() ? it.toUpperCase(Locale.ROOT) : it.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static List<String> statements() throws IOException {
    var statements = new ArrayList<String>();
    try (var files = Files.walk(SharedMaterial.history(""))) {
      for (var file :
          files
              .filter(Files::isRegularFile)
              .filter(it -> it.toString().endsWith(".sql"))
              .sorted()
              .toList()) {
        var script = Script.of(Files.readAllBytes(file));
        script.statements().stream().map(script::text).forEach(statements::add);
      }
    }
    return statements;
  }
}
