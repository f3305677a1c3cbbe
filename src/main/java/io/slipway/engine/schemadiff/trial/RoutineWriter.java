package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Writes functions and procedures.
final class RoutineWriter implements Writer {

  private static final Set<String> REDEFINING = Set.of("result", "arguments", "window");

  @Override
  public List<Action> create(CatalogObject routine) {
    var head =
        "CREATE OR REPLACE %s %s(%s)%s LANGUAGE %s%s"
            .formatted(
                Belongings.keyword(routine.ref().kind()),
                name(routine),
                routine.attribute("arguments").orElse(""),
                routine.attribute("result").map(r -> " RETURNS " + r).orElse(""),
                routine.attribute("language").orElseThrow(),
                properties(routine));
    var body = routine.attribute("body").orElse("");
    var quoted = head + " AS " + library(routine) + Literal.body(body);
    return List.of(
        body.startsWith("BEGIN ATOMIC") || body.startsWith("RETURN ")
            ? Action.either(head + "\n" + body, quoted)
            : Action.of("%s", quoted));
  }

  private static String library(CatalogObject routine) {
    return routine.attribute("library").map(l -> Literal.of(l) + ", ").orElse("");
  }

  private static String name(CatalogObject routine) {
    var name = Name.of(routine.ref().identity());
    var last = name.last();
    return name.qualifier() + "." + last.substring(0, parenthesis(last));
  }

  private static int parenthesis(String name) {
    var quoted = false;
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '"') {
        quoted = !quoted;
      } else if (name.charAt(i) == '(' && !quoted) {
        return i;
      }
    }
    throw new IllegalArgumentException("no arguments: " + name);
  }

  private static String properties(CatalogObject routine) {
    var text = new StringBuilder();
    routine.attribute("transforms").ifPresent(t -> text.append(" TRANSFORM FOR TYPE ").append(t));
    routine.attribute("window").ifPresent(_ -> text.append(" WINDOW"));
    routine
        .attribute("volatility")
        .ifPresent(v -> text.append(' ').append(v.toUpperCase(Locale.ROOT)));
    routine.attribute("strict").ifPresent(_ -> text.append(" STRICT"));
    routine.attribute("security_definer").ifPresent(_ -> text.append(" SECURITY DEFINER"));
    routine.attribute("leakproof").ifPresent(_ -> text.append(" LEAKPROOF"));
    routine
        .attribute("parallel")
        .ifPresent(p -> text.append(" PARALLEL ").append(p.toUpperCase(Locale.ROOT)));
    routine.attribute("cost").ifPresent(c -> text.append(" COST ").append(c));
    routine.attribute("rows").ifPresent(r -> text.append(" ROWS ").append(r));
    routine.attribute("support").ifPresent(s -> text.append(" SUPPORT ").append(s));
    routine.attribute("settings").stream()
        .flatMap(String::lines)
        .forEach(setting -> text.append(setting(setting)));
    return text.toString();
  }

  // A list of names comes quoted from the server, any other value does not.
  private static String setting(String setting) {
    var equals = setting.indexOf('=');
    var name = setting.substring(0, equals);
    var value = setting.substring(equals + 1);
    var isList = Set.of("search_path", "temp_tablespaces", "DateStyle").contains(name);
    return " SET %s TO %s".formatted(name, isList && !value.isEmpty() ? value : Literal.of(value));
  }

  @Override
  public List<Action> drop(CatalogObject routine) {
    return List.of(
        Action.of(
            "DROP %s %s", Belongings.keyword(routine.ref().kind()), routine.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return changes.stream().map(AttributeChange::name).anyMatch(REDEFINING::contains)
        ? Optional.empty()
        : Optional.of(create(after));
  }
}
