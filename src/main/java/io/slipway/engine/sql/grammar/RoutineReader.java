package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.RoutineForm.Body;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what makes routines, and blocks.
final class RoutineReader {

  private String language = "sql";
  private String volatility = "volatile";
  private boolean securityDefiner;
  private final List<String> settings = new ArrayList<>();
  private Optional<Lexeme> text = Optional.empty();
  private Body atomic = Body.NONE;

  private RoutineReader() {}

  static Form create(Cursor cursor, boolean procedure, boolean orReplace)
      throws UnreadableException {
    var name = cursor.name();
    var mark = cursor.mark();
    cursor.parenthesized();
    var arguments = ArgumentReader.types(cursor.since(mark), procedure);
    if (cursor.skip("returns")) {
      returned(cursor);
    }
    var routine = new RoutineReader();
    while (!cursor.atEnd()) {
      routine.clause(cursor);
    }
    return new CreateRoutine(
        name,
        procedure,
        orReplace,
        arguments,
        routine.language,
        routine.volatility,
        routine.securityDefiner,
        routine.settings,
        routine.body(cursor.fragment()));
  }

  // Its name may be a word that a clause begins with.
  private static void returned(Cursor cursor) throws UnreadableException {
    if (cursor.skip("table")) {
      cursor.parenthesized();
      return;
    }
    cursor.skip("setof");
    cursor.name();
  }

  static Form block(Cursor cursor) throws UnreadableException {
    var language = cursor.skip("language") ? language(cursor) : "";
    var text = cursor.string();
    if (language.isEmpty()) {
      language = cursor.skip("language") ? language(cursor) : "plpgsql";
    }
    cursor.end();
    return new DoBlock(language, BodyReader.read(language, cursor.fragment().inside(text)));
  }

  private static String language(Cursor cursor) throws UnreadableException {
    var name = cursor.atString() ? cursor.constant() : cursor.identifier();
    return name.toLowerCase(Locale.ROOT);
  }

  private void clause(Cursor cursor) throws UnreadableException {
    if (cursor.skip("language")) {
      language = language(cursor);
    } else if (cursor.skip("security")) {
      securityDefiner = cursor.skip("definer");
    } else if (cursor.skip("set")) {
      settings.add(SettingReader.option(cursor));
    } else if (cursor.atAny("immutable", "stable", "volatile")) {
      volatility = cursor.next().text();
    } else if (cursor.skip("as")) {
      text = Optional.of(cursor.string());
    } else if (cursor.skip("return")) {
      atomic = BodyReader.returned(cursor.rest());
    } else if (cursor.skip("begin atomic")) {
      atomic = BodyReader.atomic(cursor.rest());
    } else if (!cursor.skipParenthesized()) {
      cursor.next();
    }
  }

  private Body body(Fragment statement) {
    return text.map(it -> BodyReader.read(language, statement.inside(it))).orElse(atomic);
  }
}
