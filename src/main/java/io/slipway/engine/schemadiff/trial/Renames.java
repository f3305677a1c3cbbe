package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Address;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells objects that have another name from objects that are others, by where they are in the
/// system catalogs.
///
/// @param from the schema as it is
/// @param to another state of the same database or of a copy of it
record Renames(Catalog from, Catalog to) {

  /// Gives objects the names that they are to have.
  List<Action> actions() {
    Map<Address, ObjectRef> wanted = new HashMap<>();
    to.addresses().forEach((ref, address) -> wanted.put(address, ref));
    var actions = new ArrayList<Action>();
    from.addresses()
        .forEach(
            (ref, address) -> {
              var name = wanted.get(address);
              if (name != null && !name.equals(ref) && name.kind() == ref.kind()) {
                actions.addAll(rename(ref, name));
              }
            });
    return actions;
  }

  private static List<Action> rename(ObjectRef is, ObjectRef wanted) {
    return switch (is.kind()) {
      case COLUMN -> column(is, wanted);
      case CONSTRAINT, TRIGGER, RULE, POLICY -> onTable(is, wanted);
      case TABLE,
          VIEW,
          MATERIALIZED_VIEW,
          SEQUENCE,
          INDEX,
          ENUM,
          DOMAIN,
          COMPOSITE_TYPE,
          FUNCTION,
          PROCEDURE,
          SCHEMA,
          STATISTICS ->
          named(is, wanted);
      default -> List.of();
    };
  }

  private static List<Action> column(ObjectRef is, ObjectRef wanted) {
    var old = Name.of(is.identity());
    var name = Name.of(wanted.identity()).last();
    return old.last().equals(name)
        ? List.of()
        : List.of(
            Action.of("ALTER TABLE %s RENAME COLUMN %s TO %s", old.qualifier(), old.last(), name));
  }

  private static List<Action> onTable(ObjectRef is, ObjectRef wanted) {
    var old = Name.onTable(is);
    var name = Name.onTable(wanted);
    if (old.equals(name)) {
      return List.of();
    }
    return List.of(
        is.kind() == ObjectKind.CONSTRAINT
            ? Action.of("ALTER TABLE %s RENAME CONSTRAINT %s TO %s", Name.table(is), old, name)
            : Action.of(
                "ALTER %s %s ON %s RENAME TO %s",
                Belongings.keyword(is.kind()), old, Name.table(is), name));
  }

  private static List<Action> named(ObjectRef is, ObjectRef wanted) {
    var actions = new ArrayList<Action>();
    var old = Name.of(is.identity());
    var name = Name.of(wanted.identity());
    var keyword = Belongings.keyword(is.kind());
    if (!bare(old.last()).equals(bare(name.last()))) {
      actions.add(Action.of("ALTER %s %s RENAME TO %s", keyword, is.identity(), bare(name.last())));
    } else if (!old.qualifier().equals(name.qualifier())) {
      actions.add(Action.of("ALTER %s %s SET SCHEMA %s", keyword, is.identity(), name.qualifier()));
    }
    return actions;
  }

  private static String bare(String name) {
    return name.endsWith(")") ? name.substring(0, name.indexOf('(')) : name;
  }
}
