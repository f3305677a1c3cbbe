package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which objects are to go, to come, and to change, so that one schema becomes another.
final class Changes {

  private static final Set<ObjectKind> ON_COLUMNS =
      EnumSet.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.TRIGGER);
  private static final Set<ObjectKind> ON_OBJECTS =
      EnumSet.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.TRIGGER,
          ObjectKind.CONSTRAINT,
          ObjectKind.INDEX,
          ObjectKind.FUNCTION,
          ObjectKind.PROCEDURE,
          ObjectKind.AGGREGATE,
          ObjectKind.CAST,
          ObjectKind.COLUMN);

  private static final Set<ObjectKind> WITH_PARENT =
      EnumSet.of(ObjectKind.COLUMN, ObjectKind.ATTRIBUTE);

  private final Catalog from;
  private final Catalog to;
  private final Writers writers;
  private final Set<ObjectRef> drops = new TreeSet<>();
  private final Set<ObjectRef> creates = new TreeSet<>();
  private final List<Changed> alters = new ArrayList<>();
  private final Set<ObjectRef> retyped = new HashSet<>();

  private Changes(Catalog from, Catalog to, Writers writers) {
    this.from = from;
    this.to = to;
    this.writers = writers;
  }

  static Changes of(
      CatalogComparison comparison,
      Catalog from,
      Catalog to,
      Writers writers,
      Dependents dependents)
      throws SQLException {
    var changes = new Changes(from, to, writers);
    for (var difference : comparison.differences()) {
      switch (difference) {
        case Added added -> changes.creates.add(added.ref());
        case Missing missing -> changes.drops.add(missing.ref());
        case Changed changed -> changes.change(changed);
      }
    }
    changes.remakeDependents(dependents);
    return changes;
  }

  private void change(Changed changed) {
    if (isAlterable(changed)) {
      alters.add(changed);
      if (isRetyped(changed)) {
        retyped.add(changed.ref());
      }
    } else {
      remake(changed.ref());
    }
  }

  private boolean isAlterable(Changed changed) {
    var own = changed.attributes().stream().filter(c -> !Belongings.isOne(c.name())).toList();
    return own.isEmpty()
        || writers.of(changed.after()).alter(changed.before(), changed.after(), own).isPresent();
  }

  private static boolean isRetyped(Changed changed) {
    return switch (changed.ref().kind()) {
      case COLUMN ->
          changed.attributes().stream()
              .anyMatch(c -> c.name().equals("type") || c.name().equals("collation"));
      case ENUM -> TypeWriter.isReplaced(changed.attributes());
      default -> false;
    };
  }

  private void remakeDependents(Dependents dependents) throws SQLException {
    var enums = retyped.stream().filter(ref -> ref.kind() == ObjectKind.ENUM).toList();
    var found = new HashSet<>(dependents.of(retyped, ON_COLUMNS));
    found.addAll(dependents.of(drops, ON_OBJECTS));
    for (var ref : dependents.of(enums, ON_OBJECTS)) {
      if (isWrittenWith(ref, enums)) {
        found.add(ref);
      }
    }
    for (var ref : found) {
      if (!drops.contains(ref) && to.find(ref).isPresent() && canBeMadeAnew(ref)) {
        remake(ref);
      }
    }
  }

  // Of columns those alone that are computed: the values of the others would be gone.
  private boolean canBeMadeAnew(ObjectRef ref) {
    return ref.kind() != ObjectKind.COLUMN
        || from.find(ref).flatMap(column -> column.attribute("generated")).isPresent();
  }

  // A plain index or key of such a column is rebuilt with it; one whose text names the type is not.
  private boolean isWrittenWith(ObjectRef ref, List<ObjectRef> types) {
    if (ref.kind() != ObjectKind.CONSTRAINT && ref.kind() != ObjectKind.INDEX) {
      return true;
    }
    var definition = from.find(ref).flatMap(object -> object.attribute("definition")).orElse("");
    return types.stream().anyMatch(type -> definition.contains(type.identity()));
  }

  private void remake(ObjectRef ref) {
    if (drops.contains(ref) && creates.contains(ref)) {
      return;
    }
    from.find(ref).ifPresent(_ -> drops.add(ref));
    to.find(ref).ifPresent(_ -> creates.add(ref));
    alters.removeIf(changed -> changed.ref().equals(ref));
    for (var catalog : List.of(from, to)) {
      for (var object : catalog.objects()) {
        if (object.parent().filter(ref::equals).isPresent()) {
          remake(object.ref());
        }
      }
    }
  }

  /// The objects that are to be removed by statements of their own.
  List<CatalogObject> drops() {
    return drops.stream()
        .flatMap(ref -> from.find(ref).stream())
        .filter(object -> !goesWithAnother(object))
        .toList();
  }

  private boolean goesWithAnother(CatalogObject object) {
    var owner = object.attribute("owned_by").map(c -> new ObjectRef(ObjectKind.COLUMN, c));
    if (owner.filter(drops::contains).isPresent()) {
      return true;
    }
    for (var parent = object.parent(); parent.isPresent(); parent = parentOf(parent.get())) {
      if (parent.get().kind() != ObjectKind.SCHEMA && drops.contains(parent.get())) {
        return true;
      }
    }
    return false;
  }

  private Optional<ObjectRef> parentOf(ObjectRef ref) {
    return from.find(ref).flatMap(CatalogObject::parent);
  }

  /// Foreign keys between tables that are all to be removed; where these refer to one another, no
  /// table can be the first to go.
  List<CatalogObject> cycles() {
    return drops.stream()
        .filter(ref -> ref.kind() == ObjectKind.CONSTRAINT)
        .flatMap(ref -> from.find(ref).stream())
        .filter(this::goesWithAnother)
        .filter(
            constraint ->
                constraint.attribute("definition").filter(this::refersToDropped).isPresent())
        .toList();
  }

  private boolean refersToDropped(String definition) {
    return drops.stream()
        .filter(ref -> ref.kind() == ObjectKind.TABLE)
        .anyMatch(table -> definition.contains("REFERENCES " + table.identity() + "("));
  }

  /// The objects that are to come, those too that come along with others.
  List<CatalogObject> creates() {
    return creates.stream().flatMap(ref -> to.find(ref).stream()).toList();
  }

  /// Whether an object comes along with its parent: a column with its table.
  boolean comesWithParent(CatalogObject object) {
    return WITH_PARENT.contains(object.ref().kind())
        && object.parent().filter(creates::contains).isPresent();
  }

  List<Changed> alters() {
    return alters;
  }
}
