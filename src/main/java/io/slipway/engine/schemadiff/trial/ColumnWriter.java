package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Writes columns.
///
/// @param from the schema as it is
/// @param to the schema as it is to be
record ColumnWriter(Catalog from, Catalog to) implements Writer {

  private static final Set<String> REDEFINING = Set.of("generated", "inherited");

  @Override
  public List<Action> create(CatalogObject column) {
    if (isInherited(column) || !hasType(column)) {
      return List.of();
    }
    var table = table(column);
    var definition = "ALTER TABLE %s ADD COLUMN %s".formatted(table, definition(column));
    return Stream.concat(Stream.of(added(column, definition)), settings(column)).toList();
  }

  // Rows that are there need a value. Where the column is to have no default, a neutral one is
  // lent to them: what they had is gone, and there is no other way to have the column again.
  private Action added(CatalogObject column, String definition) {
    if (column.attribute("not_null").isEmpty()
        || column.attribute("default").isPresent()
        || column.attribute("generated").isPresent()
        || column.attribute("identity_column").isPresent()) {
      return Action.of("%s", definition);
    }
    var table = table(column);
    var name = Name.of(column.ref().identity()).last();
    return NeutralValue.of(column.attribute("type").orElseThrow(), to)
        .map(
            value ->
                new Action(
                    List.of(
                        List.of(
                            definition + " DEFAULT " + value,
                            "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(table, name)),
                        List.of(definition))))
        .orElseGet(() -> Action.of("%s", definition));
  }

  @Override
  public List<Action> drop(CatalogObject column) {
    return isInherited(column) || !hasType(column)
        ? List.of()
        : List.of(
            Action.of(
                "ALTER TABLE %s DROP COLUMN %s",
                table(column), Name.of(column.ref().identity()).last()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    // A table may have become a view of its name, whose columns have no type of their own.
    if (hasType(before) != hasType(after)
        || changes.stream().map(AttributeChange::name).anyMatch(REDEFINING::contains)) {
      return Optional.empty();
    }
    var alteration =
        "ALTER TABLE %s ALTER COLUMN %s "
            .formatted(table(after), Name.of(after.ref().identity()).last());
    var actions = new ArrayList<Action>();
    var names = changes.stream().map(AttributeChange::name).toList();
    if (names.contains("type") || names.contains("collation")) {
      actions.add(retype(alteration, before, after));
    } else {
      changes.stream()
          .filter(change -> change.name().equals("default"))
          .forEach(change -> actions.add(Action.of("%s", alteration + defaultClause(after))));
    }
    for (var change : changes) {
      clause(change).ifPresent(clause -> actions.add(Action.of("%s", alteration + clause)));
    }
    return Optional.of(actions);
  }

  private static Action retype(String alteration, CatalogObject before, CatalogObject after) {
    var type =
        "TYPE "
            + after.attribute("type").orElseThrow()
            + after.attribute("collation").map(c -> " COLLATE " + c).orElse("");
    var name = Name.of(after.ref().identity()).last();
    var cast = " USING %s::text::%s".formatted(name, after.attribute("type").orElseThrow());
    return new Action(
        Stream.of("", cast)
            .map(using -> retyped(alteration, type + using, before, after))
            .toList());
  }

  // A default is of the old type until it is set again.
  private static List<String> retyped(
      String alteration, String type, CatalogObject before, CatalogObject after) {
    var statements = new ArrayList<String>();
    if (before.attribute("default").isPresent()) {
      statements.add(alteration + "DROP DEFAULT");
    }
    statements.add(alteration + type);
    if (after.attribute("default").isPresent()) {
      statements.add(alteration + defaultClause(after));
    }
    return statements;
  }

  private static String defaultClause(CatalogObject column) {
    return column.attribute("default").map(value -> "SET DEFAULT " + value).orElse("DROP DEFAULT");
  }

  private static Optional<String> clause(AttributeChange change) {
    return switch (change.name()) {
      case "not_null" -> Optional.of(change.after().isPresent() ? "SET NOT NULL" : "DROP NOT NULL");
      case "identity_column" -> Optional.of(identity(change));
      case "storage" ->
          change
              .after()
              .map(value -> "SET STORAGE " + value)
              .or(() -> Optional.of("SET STORAGE DEFAULT"));
      case "compression" -> Optional.of("SET COMPRESSION " + change.after().orElse("default"));
      case "statistics" -> Optional.of("SET STATISTICS " + change.after().orElse("-1"));
      case "options" ->
          change
              .after()
              .map(value -> "SET (" + value + ")")
              .or(() -> change.before().map(value -> "RESET (" + Options.names(value) + ")"));
      default -> Optional.empty();
    };
  }

  private static String identity(AttributeChange change) {
    if (change.after().isEmpty()) {
      return "DROP IDENTITY";
    }
    return change.before().isEmpty()
        ? "ADD GENERATED %s AS IDENTITY".formatted(change.after().get())
        : "SET GENERATED " + change.after().get();
  }

  /// The column as `CREATE TABLE` has it.
  String definition(CatalogObject column) {
    var text = new StringBuilder(Name.of(column.ref().identity()).last());
    text.append(' ').append(column.attribute("type").orElseThrow());
    column.attribute("collation").ifPresent(c -> text.append(" COLLATE ").append(c));
    column.attribute("default").ifPresent(value -> text.append(" DEFAULT ").append(value));
    column
        .attribute("generated")
        .ifPresent(
            value -> text.append(" GENERATED ALWAYS AS (").append(Options.expression(value)));
    column
        .attribute("identity_column")
        .ifPresent(
            value ->
                text.append(" GENERATED ")
                    .append(value)
                    .append(" AS IDENTITY")
                    .append(sequence(column)));
    if (column.attribute("not_null").isPresent()) {
      notNullName(column).ifPresent(name -> text.append(" CONSTRAINT ").append(name));
      text.append(" NOT NULL");
    }
    return text.toString();
  }

  private String sequence(CatalogObject column) {
    return to.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.SEQUENCE)
        .filter(
            object ->
                object.attribute("identity_of").filter(column.ref().identity()::equals).isPresent())
        .findFirst()
        .map(
            sequence ->
                " (SEQUENCE NAME "
                    + sequence.ref().identity()
                    + SequenceWriter.parameters(sequence)
                    + ")")
        .orElse("");
  }

  // Since PostgreSQL 18 it is a constraint with a name.
  private Optional<String> notNullName(CatalogObject column) {
    var definition = "NOT NULL " + Name.of(column.ref().identity()).last();
    return to.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.CONSTRAINT)
        .filter(object -> object.parent().equals(column.parent()))
        .filter(object -> object.attribute("definition").filter(definition::equals).isPresent())
        .map(object -> Name.onTable(object.ref()))
        .findFirst();
  }

  /// What can be set on a column only once it is there.
  Stream<Action> settings(CatalogObject column) {
    var alteration =
        "ALTER TABLE %s ALTER COLUMN %s "
            .formatted(table(column), Name.of(column.ref().identity()).last());
    return Stream.of("storage", "compression", "statistics", "options")
        .map(name -> new AttributeChange(name, Optional.empty(), column.attribute(name)))
        .filter(change -> change.after().isPresent())
        .flatMap(change -> clause(change).stream())
        .map(clause -> Action.of("%s", alteration + clause));
  }

  private static boolean hasType(CatalogObject column) {
    return column.attribute("type").isPresent();
  }

  static boolean isInherited(CatalogObject column) {
    return column.attribute("inherited").filter("true"::equals).isPresent();
  }

  private static String table(CatalogObject column) {
    return column.parent().map(ObjectRef::identity).orElseThrow();
  }
}
