package io.slipway.engine.lint.rule;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names in recipes and messages, quoted where PostgreSQL needs it and nowhere else.
public final class Sql {

  // NAMEDATALEN - 1, in bytes; names that are cut here are nearly always ASCII.
  private static final int LONGEST = 63;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private static final Pattern ZONE = Pattern.compile("(time(?:stamp)?)( with(?:out)? time zone)");
  private static final Pattern OWN_TYPE = Pattern.compile("[a-z_][a-z0-9_ ]*|\"char\"");

  // PostgreSQL's documentation, "SQL Key Words": reserved in any way.
  private static final Set<String> RESERVED =
      SqlResource.read(Sql.class, "reserved.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());

  private Sql() {}

  public static String name(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : Identifiers.quote(name);
  }

  public static String name(Name name) {
    return name.schema().isEmpty()
        ? name(name.name())
        : name(name.schema()) + "." + name(name.name());
  }

  /// Names with commas between them.
  public static String names(List<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /// A name for people: as they would write it.
  public static String shown(Name name) {
    return name(name);
  }

  public static String shown(String name) {
    return name(name);
  }

  /// Names for people: `a, b and c`.
  public static String shown(List<Name> names) {
    var all = names.stream().map(Sql::shown).toList();
    return all.size() < 2
        ? String.join("", all)
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /// A type as a statement can name it.
  public static String type(TypeName type) {
    var name = type.name().name();
    var modifiers =
        type.modifiers().isEmpty() ? "" : "(" + String.join(", ", type.modifiers()) + ")";
    var zone = ZONE.matcher(name);
    var text =
        zone.matches()
            ? zone.group(1) + modifiers + zone.group(2)
            : (isOwnType(type.name()) ? name : name(type.name())) + modifiers;
    return text + "[]".repeat(type.dimensions());
  }

  /// Whether all of a type is in its name and modifiers: not the fields of an `interval`.
  public static boolean isWhole(TypeName type) {
    return !type.name().name().equals("interval");
  }

  // PostgreSQL's own have words that are names nowhere else.
  private static boolean isOwnType(Name name) {
    return name.schema().isEmpty() && OWN_TYPE.matcher(name.name()).matches();
  }

  /// A string, quoted.
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A name that goes with another, no longer than PostgreSQL keeps names.
  ///
  /// @param suffix such as `_idx`
  public static String derived(String name, String suffix) {
    return name.substring(0, Math.min(name.length(), LONGEST - suffix.length())) + suffix;
  }
}
