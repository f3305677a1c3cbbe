package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes enums, domains and composite types.
///
/// @param from the schema as it is
/// @param to the schema as it is to be
record TypeWriter(Catalog from, Catalog to) implements Writer {

  private static final String OLD = "__slipway_old";

  @Override
  public List<Action> create(CatalogObject type) {
    var identity = type.ref().identity();
    return switch (type.ref().kind()) {
      case ENUM ->
          List.of(
              Action.of(
                  "CREATE TYPE %s AS ENUM (%s)", identity, type.attribute("labels").orElse("")));
      case DOMAIN -> List.of(Action.of("%s", "CREATE DOMAIN " + identity + " AS " + domain(type)));
      case COMPOSITE_TYPE ->
          List.of(Action.of("CREATE TYPE %s AS (%s)", identity, attributes(type)));
      case DOMAIN_CONSTRAINT ->
          List.of(
              Action.of(
                  "ALTER DOMAIN %s ADD CONSTRAINT %s %s",
                  Name.table(type.ref()),
                  Name.onTable(type.ref()),
                  type.attribute("definition").orElseThrow()));
      default -> List.of();
    };
  }

  private static String domain(CatalogObject domain) {
    return domain.attribute("type").orElseThrow()
        + domain.attribute("collation").map(c -> " COLLATE " + c).orElse("")
        + domain.attribute("default").map(d -> " DEFAULT " + d).orElse("")
        + domain.attribute("not_null").map(_ -> " NOT NULL").orElse("");
  }

  private String attributes(CatalogObject type) {
    return to.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.ATTRIBUTE)
        .filter(object -> object.parent().filter(type.ref()::equals).isPresent())
        .sorted(Comparator.comparingInt(o -> Integer.parseInt(o.attribute("position").orElse("0"))))
        .map(o -> Name.of(o.ref().identity()).last() + " " + AttributeWriter.type(o))
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<Action> drop(CatalogObject type) {
    return switch (type.ref().kind()) {
      case DOMAIN -> List.of(Action.of("DROP DOMAIN %s", type.ref().identity()));
      case DOMAIN_CONSTRAINT ->
          List.of(
              Action.of(
                  "ALTER DOMAIN %s DROP CONSTRAINT %s",
                  Name.table(type.ref()), Name.onTable(type.ref())));
      case ENUM, COMPOSITE_TYPE -> List.of(Action.of("DROP TYPE %s", type.ref().identity()));
      default -> List.of();
    };
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    var actions = new ArrayList<Action>();
    for (var change : changes) {
      switch (change.name()) {
        case "labels" ->
            actions.addAll(
                labels(
                    after,
                    Labels.of(change.before().orElse("")),
                    Labels.of(change.after().orElse(""))));
        case "default" -> actions.add(domainDefault(after));
        case "not_null" ->
            actions.add(
                Action.of(
                    "ALTER DOMAIN %s %s NOT NULL",
                    after.ref().identity(), change.after().isPresent() ? "SET" : "DROP"));
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(actions);
  }

  private static Action domainDefault(CatalogObject domain) {
    return Action.of(
        "%s",
        "ALTER DOMAIN "
            + domain.ref().identity()
            + domain.attribute("default").map(d -> " SET DEFAULT " + d).orElse(" DROP DEFAULT"));
  }

  private List<Action> labels(CatalogObject type, List<String> old, List<String> wanted) {
    var kept = wanted.stream().filter(old::contains).toList();
    if (kept.equals(old)) {
      return added(type, old, wanted);
    }
    if (old.size() == wanted.size() && isRenaming(old, wanted)) {
      return renamed(type, old, wanted);
    }
    return List.of(replaced(type));
  }

  private static boolean isRenaming(List<String> old, List<String> wanted) {
    for (var i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(wanted.get(i)) && old.contains(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Action> renamed(CatalogObject type, List<String> old, List<String> wanted) {
    var actions = new ArrayList<Action>();
    for (var i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(wanted.get(i))) {
        actions.add(
            Action.of(
                "ALTER TYPE %s RENAME VALUE %s TO %s",
                type.ref().identity(), old.get(i), wanted.get(i)));
      }
    }
    return actions;
  }

  private static List<Action> added(CatalogObject type, List<String> old, List<String> wanted) {
    var statements = new ArrayList<String>();
    for (var i = 0; i < wanted.size(); i++) {
      if (!old.contains(wanted.get(i))) {
        var place = i == 0 ? " BEFORE " + old.getFirst() : " AFTER " + wanted.get(i - 1);
        statements.add(
            "ALTER TYPE %s ADD VALUE %s%s".formatted(type.ref().identity(), wanted.get(i), place));
      }
    }
    return List.of(Action.together(statements));
  }

  // PostgreSQL takes no value away from an enum.
  private Action replaced(CatalogObject type) {
    var identity = type.ref().identity();
    var statements = new ArrayList<String>();
    statements.add("ALTER TYPE %s RENAME TO %s".formatted(identity, old(identity)));
    statements.add(
        "CREATE TYPE %s AS ENUM (%s)".formatted(identity, type.attribute("labels").orElse("")));
    for (var column : columnsOf(identity)) {
      var alteration =
          "ALTER TABLE %s ALTER COLUMN %s "
              .formatted(
                  column.parent().map(ObjectRef::identity).orElseThrow(),
                  Name.of(column.ref().identity()).last());
      var wanted = column.attribute("type").orElseThrow();
      var cast = wanted.endsWith("[]") ? "::text[]::" : "::text::";
      column.attribute("default").ifPresent(_ -> statements.add(alteration + "DROP DEFAULT"));
      statements.add(
          alteration
              + "TYPE "
              + wanted
              + " USING "
              + Name.of(column.ref().identity()).last()
              + cast
              + wanted);
      to.find(column.ref())
          .flatMap(wantedColumn -> wantedColumn.attribute("default"))
          .ifPresent(value -> statements.add(alteration + "SET DEFAULT " + value));
    }
    statements.add("DROP TYPE %s.%s".formatted(Name.of(identity).qualifier(), old(identity)));
    return Action.together(statements);
  }

  private static String old(String identity) {
    var name = Name.of(identity).last();
    return name.endsWith("\"") ? name.substring(0, name.length() - 1) + OLD + "\"" : name + OLD;
  }

  // Computed columns are made anew with their functions.
  private List<CatalogObject> columnsOf(String type) {
    return from.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.COLUMN)
        .filter(object -> !ColumnWriter.isInherited(object))
        .filter(object -> object.attribute("generated").isEmpty())
        .filter(
            object ->
                object
                    .attribute("type")
                    .filter(t -> t.equals(type) || t.equals(type + "[]"))
                    .isPresent())
        .toList();
  }

  /// Whether an enum loses or reorders labels, so that all that uses it must let go of it first.
  static boolean isReplaced(List<AttributeChange> changes) {
    return changes.stream()
        .filter(change -> change.name().equals("labels"))
        .anyMatch(
            change -> {
              var old = Labels.of(change.before().orElse(""));
              var wanted = Labels.of(change.after().orElse(""));
              var kept = wanted.stream().filter(old::contains).toList();
              return !kept.equals(old) && !(old.size() == wanted.size() && isRenaming(old, wanted));
            });
  }
}
