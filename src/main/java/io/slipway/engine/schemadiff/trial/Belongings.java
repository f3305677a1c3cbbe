package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Writes what objects of all kinds have: an owner, a comment, privileges.
///
/// @param user who owns what is made
record Belongings(String user) {

  private static final String OWNER = "owner";
  private static final String COMMENT = "comment";
  static final String PRIVILEGES = "privileges of ";

  /// What has nothing else; the kinds' own writers write them.
  static final Set<ObjectKind> PRIVILEGES_ALONE =
      EnumSet.of(ObjectKind.DEFAULT_PRIVILEGES, ObjectKind.SUPPLIED);

  static boolean isOne(String attribute) {
    return attribute.equals(OWNER) || attribute.equals(COMMENT) || attribute.startsWith(PRIVILEGES);
  }

  /// Gives a new object what it is to have.
  List<Action> of(CatalogObject object) {
    var actions = new ArrayList<Action>();
    object
        .attributes()
        .forEach(
            (name, value) -> {
              if (isOne(name) && !(name.equals(OWNER) && value.equals(user))) {
                actions.addAll(change(object, name, Optional.of(value)));
              }
            });
    return actions;
  }

  /// Changes what an object has.
  List<Action> of(CatalogObject object, List<AttributeChange> changes) {
    return changes.stream()
        .filter(change -> isOne(change.name()))
        .flatMap(change -> change(object, change.name(), change.after()).stream())
        .toList();
  }

  private static List<Action> change(
      CatalogObject object, String attribute, Optional<String> value) {
    var ref = object.ref();
    if (attribute.equals(OWNER)) {
      return value.map(owner -> List.of(owner(ref, owner))).orElse(List.of());
    }
    if (attribute.equals(COMMENT)) {
      return List.of(
          Action.of(
              "COMMENT ON %s %s IS %s",
              keyword(ref.kind()), target(ref), value.map(Literal::of).orElse("NULL")));
    }
    return privileges(object, attribute.substring(PRIVILEGES.length()), value);
  }

  private static Action owner(ObjectRef ref, String owner) {
    return Action.of("ALTER %s %s OWNER TO %s", keyword(ref.kind()), ref.identity(), owner);
  }

  private static String target(ObjectRef ref) {
    return switch (ref.kind()) {
      case CONSTRAINT, TRIGGER, POLICY, RULE -> Name.onTable(ref) + " ON " + Name.table(ref);
      case DOMAIN_CONSTRAINT -> Name.onTable(ref) + " ON DOMAIN " + Name.table(ref);
      default -> ref.identity();
    };
  }

  static String keyword(ObjectKind kind) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "TYPE";
      case DOMAIN_CONSTRAINT -> "CONSTRAINT";
      default -> kind.words().toUpperCase(Locale.ROOT);
    };
  }

  private static List<Action> privileges(
      CatalogObject object, String grantee, Optional<String> value) {
    if (grantee.contains(" by ") || PRIVILEGES_ALONE.contains(object.ref().kind())) {
      return List.of();
    }
    return List.of(
        privileges(object.ref(), grantee, value.orElseGet(() -> usual(object, grantee))));
  }

  /// Gives a grantee these privileges and no others.
  static Action privileges(ObjectRef ref, String grantee, String granted) {
    var column = ref.kind() == ObjectKind.COLUMN ? " (" + Name.of(ref.identity()).last() + ")" : "";
    var on =
        column.isEmpty()
            ? grantable(ref.kind()) + " " + ref.identity()
            : "TABLE " + Name.of(ref.identity()).qualifier();
    var statements = new ArrayList<String>();
    // So that it does not matter what was there.
    statements.add("REVOKE ALL%s ON %s FROM %s".formatted(column, on, grantee));
    for (var privilege : granted.equals("none") ? new String[0] : granted.split(", ")) {
      statements.add(
          "GRANT %s%s ON %s TO %s%s"
              .formatted(
                  privilege.replace("*", ""),
                  column,
                  on,
                  grantee,
                  privilege.endsWith("*") ? " WITH GRANT OPTION" : ""));
    }
    return Action.together(statements);
  }

  // By PostgreSQL's documentation of GRANT: owners have all, PUBLIC has these.
  private static String usual(CatalogObject object, String grantee) {
    if (object.attribute(OWNER).filter(grantee::equals).isPresent()) {
      return "ALL";
    }
    if (!grantee.equals("PUBLIC")) {
      return "none";
    }
    return switch (grantable(object.ref().kind())) {
      case "FUNCTION", "PROCEDURE" -> "EXECUTE";
      case "TYPE", "LANGUAGE" -> "USAGE";
      default -> "none";
    };
  }

  private static String grantable(ObjectKind kind) {
    return switch (kind) {
      case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE";
      case DOMAIN -> "TYPE";
      case AGGREGATE -> "FUNCTION";
      case SERVER -> "FOREIGN SERVER";
      default -> keyword(kind);
    };
  }
}
