package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `ALTER COLUMN … TYPE` does to a table's rows.
///
/// Source: `ATColumnChangeRequiresRewrite` of PostgreSQL, and what it did when it was measured.
final class TypeChange {

  /// What becomes of the rows.
  enum Outcome {
    /// Nothing at all changes.
    NONE,
    /// They stay as they are, and so do the entries of indexes.
    KEPT,
    /// They stay as they are; indexes on the column are built anew.
    INDEXES_REBUILT,
    /// All are written anew, and all indexes are built anew.
    REWRITTEN,
    /// Nobody can say without more.
    UNKNOWN
  }

  private static final Set<String> TEXTS = Set.of("text", "character varying");
  private static final Set<String> BY_PRECISION =
      Set.of(
          "timestamp without time zone",
          "timestamp with time zone",
          "time without time zone",
          "time with time zone");
  private static final Set<String> BY_LENGTH = Set.of("character varying", "bit varying");
  // Casts of pg_cast without a function.
  private static final Map<String, Set<String>> SAME_BYTES =
      Map.of(
          "cidr", Set.of("inet"),
          "bit", Set.of("bit varying"),
          "xml", Set.of("text", "character varying"),
          "integer", Set.of("oid"),
          "oid", Set.of("integer"));
  private static final List<String> UTC = List.of("utc", "etc/utc", "gmt", "0", "+0", "-0", "zulu");

  private final Schema schema;

  TypeChange(Schema schema) {
    this.schema = schema;
  }

  Outcome of(TableColumn column, AlterColumnType change) {
    if (change.using().filter(using -> !isSameAsNone(using, column, change)).isPresent()) {
      return Outcome.REWRITTEN;
    }
    var to = base(change.type());
    if (to.isEmpty()) {
      return Outcome.REWRITTEN;
    }
    var from = undressed(column.type());
    var outcome = between(from, to.get());
    if (outcome == Outcome.NONE && !isSame(column.type(), change.type())) {
      outcome = Outcome.KEPT;
    }
    var keeps = outcome == Outcome.KEPT || outcome == Outcome.NONE;
    return keeps && isCollated(from) && changesCollation(column, change)
        ? Outcome.INDEXES_REBUILT
        : outcome;
  }

  private static boolean isCollated(TypeName type) {
    return TEXTS.contains(type.name().name()) || type.name().name().equals("character");
  }

  private static boolean changesCollation(TableColumn column, AlterColumnType change) {
    return !change.collation().map(Name::name).equals(column.collation().map(Name::name));
  }

  // The column itself, or its cast to the very type, is what is done anyway.
  private static boolean isSameAsNone(
      Expression using, TableColumn column, AlterColumnType change) {
    var text = using.text().replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    var name = column.name().toLowerCase(Locale.ROOT);
    if (text.equals(name) || text.equals('"' + name + '"')) {
      return true;
    }
    return using.references().types().equals(Set.of(change.type()))
        && (text.startsWith(name + "::") || text.startsWith('"' + name + "\"::"))
        && !text.substring(name.length() + 2).matches(".*[-+*/|].*")
        && text.indexOf("::") == text.lastIndexOf("::");
  }

  // Of a domain what it is over; empty when its values have to be looked at.
  private Optional<TypeName> base(TypeName type) {
    var domain = domain(type);
    if (domain.isEmpty()) {
      return Optional.of(type);
    }
    return domain.get().isConstrained() ? Optional.empty() : base(domain.get().base());
  }

  private TypeName undressed(TypeName type) {
    return domain(type).map(UserType.Domain::base).map(this::undressed).orElse(type);
  }

  private Optional<UserType.Domain> domain(TypeName type) {
    return type.dimensions() > 0
        ? Optional.empty()
        : schema
            .resolveType(type.name())
            .found()
            .filter(UserType.Domain.class::isInstance)
            .map(UserType.Domain.class::cast);
  }

  private Outcome between(TypeName from, TypeName to) {
    if (isSame(from, to)) {
      return Outcome.NONE;
    }
    if (from.dimensions() > 0 || to.dimensions() > 0) {
      return from.name().equals(to.name()) && to.modifiers().isEmpty()
          ? Outcome.KEPT
          : Outcome.REWRITTEN;
    }
    var old = from.name().name();
    var young = to.name().name();
    if (old.equals(young)) {
      return isWider(old, from.modifiers(), to.modifiers()) ? Outcome.KEPT : Outcome.REWRITTEN;
    }
    if (TEXTS.contains(old) && TEXTS.contains(young)) {
      return to.modifiers().isEmpty() || young.equals("text") ? Outcome.KEPT : Outcome.REWRITTEN;
    }
    if (isOfTimestamps(old, young)) {
      return timestamps(to);
    }
    if (SAME_BYTES.getOrDefault(old, Set.of()).contains(young)) {
      return to.modifiers().isEmpty() ? Outcome.KEPT : Outcome.REWRITTEN;
    }
    return isCitext(old, young) ? Outcome.INDEXES_REBUILT : ofOthers(from, to);
  }

  private boolean isSame(TypeName from, TypeName to) {
    return from.modifiers().equals(to.modifiers())
        && from.dimensions() == to.dimensions()
        && (from.name().equals(to.name())
            || schema
                .resolveType(to.name())
                .found()
                .filter(type -> type.name().equals(from.name()))
                .isPresent());
  }

  private static boolean isCitext(String from, String to) {
    return from.equals("citext") && TEXTS.contains(to)
        || to.equals("citext") && TEXTS.contains(from);
  }

  // A cast without a function, which is not one of PostgreSQL's own, cannot be ruled out.
  private Outcome ofOthers(TypeName from, TypeName to) {
    return isOthers(from) && isOthers(to) ? Outcome.UNKNOWN : Outcome.REWRITTEN;
  }

  private boolean isOthers(TypeName type) {
    return schema
        .resolveType(type.name())
        .found()
        .filter(UserType.OtherType.class::isInstance)
        .isPresent();
  }

  private static boolean isWider(String type, List<String> from, List<String> to) {
    if (type.equals("numeric")) {
      return to.isEmpty()
          || !from.isEmpty()
              && number(to, 0) >= number(from, 0)
              && number(to, 1) == number(from, 1);
    }
    if (BY_LENGTH.contains(type) || BY_PRECISION.contains(type)) {
      return to.isEmpty() || !from.isEmpty() && number(to, 0) >= number(from, 0);
    }
    return to.isEmpty() && type.equals("interval");
  }

  private static int number(List<String> modifiers, int place) {
    return place < modifiers.size() ? Integer.parseInt(modifiers.get(place)) : 0;
  }

  private static boolean isOfTimestamps(String old, String young) {
    return old.startsWith("timestamp") && young.startsWith("timestamp");
  }

  // Both count in UTC: in a session of that time zone the numbers stay (since 12).
  private Outcome timestamps(TypeName to) {
    // A precision is applied to what the cast gives, and that has none.
    if (!to.modifiers().isEmpty()) {
      return Outcome.REWRITTEN;
    }
    var zone = schema.session().timeZone();
    if (zone.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    return UTC.contains(zone.get().toLowerCase(Locale.ROOT)) ? Outcome.KEPT : Outcome.REWRITTEN;
  }
}
