package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Lookup;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Collects the effects of one statement on a schema.
final class Notes {

  private final Schema schema;
  private final int major;
  private final Map<Name, LockMode> locks = new LinkedHashMap<>();
  private final Set<Name> rewritten = new LinkedHashSet<>();
  private final Set<Name> scanned = new LinkedHashSet<>();
  private final List<String> unknown = new ArrayList<>();

  Notes(Schema schema, int major) {
    this.schema = schema;
    this.major = major;
  }

  /// The server's major version.
  int major() {
    return major;
  }

  Schema schema() {
    return schema;
  }

  Effects effects() {
    return new Effects(locks, rewritten, scanned, unknown);
  }

  void add(Effects others) {
    others.locks().forEach(this::lock);
    rewritten.addAll(others.rewritten());
    scanned.addAll(others.scanned());
    unknown.addAll(others.unknown());
  }

  void lock(Name relation, LockMode mode) {
    locks.merge(relation, mode, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  void scan(Name relation) {
    scanned.add(relation);
  }

  void rewrite(Name relation) {
    rewritten.add(relation);
  }

  void unknown(String what) {
    unknown.add(what);
  }

  /// The relation that a statement names, if it is known. Of one that is not, nothing but its name
  /// can be noted.
  Optional<Relation> find(Name name) {
    var lookup = schema.resolve(name);
    if (lookup instanceof Lookup.Unknown<Relation>(var reason)) {
      unknown(name + ": " + reason);
    }
    return lookup.found();
  }

  /// The qualified name of what a statement names, or the name that it has for it.
  Name qualified(Name name) {
    return schema.resolve(name).found().map(Relation::name).orElse(name);
  }

  /// Whether a statement names something that is not there, so that it does nothing to it.
  boolean isAbsent(Name name) {
    return schema.resolve(name).isAbsent();
  }

  /// Notes one lock on a relation and, unless it is told not to, on all that inherit from it.
  List<Relation> lockFamily(Name name, boolean only, LockMode mode) {
    var found = find(name);
    if (found.isEmpty()) {
      if (!isAbsent(name)) {
        lock(name, mode);
      }
      return List.of();
    }
    var family = family(found.get(), only);
    family.forEach(member -> lock(member.name(), mode));
    return family;
  }

  List<Relation> family(Relation relation, boolean only) {
    return only
        ? List.of(relation)
        : Stream.concat(Stream.of(relation), schema.descendants(relation.name()).stream()).toList();
  }

  List<TableIndex> indexes(Name table) {
    return schema.indexes(table);
  }

  void lockIndexes(Name table, LockMode mode) {
    indexes(table).forEach(index -> lock(index.name(), mode));
  }

  /// A table's TOAST table and that one's index, as far as they are known.
  void lockToast(Relation table, LockMode mode) {
    toast(table).forEach(name -> lock(name, mode));
  }

  static List<Name> toast(Relation table) {
    return table.storage().toast().stream()
        .flatMap(toast -> Stream.of(toast, indexOf(toast)))
        .toList();
  }

  static Name indexOf(Name toast) {
    return new Name(toast.schema(), toast.name() + "_index");
  }

  /// A table gets a new file, and its indexes with it.
  void rewriteWhole(Relation table) {
    rewriteWhole(table, _ -> true);
  }

  /// @param kept the indexes that are not made anew under the same name
  void rewriteWhole(Relation table, Predicate<TableIndex> kept) {
    if (!table.kind().holdsRows()) {
      return;
    }
    rewrite(table.name());
    scan(table.name());
    for (var index : indexes(table.name())) {
      lock(index.name(), LockMode.ACCESS_EXCLUSIVE);
      if (kept.test(index)) {
        rewrite(index.name());
      }
    }
    lockToast(table, LockMode.ACCESS_EXCLUSIVE);
  }

  /// A table is read by a query, for which its indexes are looked at too.
  void read(Name relation, LockMode mode) {
    var found = find(relation);
    lock(found.map(Relation::name).orElse(relation), mode);
    found.ifPresent(it -> family(it, false).forEach(member -> readMember(member, mode)));
  }

  private void readMember(Relation member, LockMode mode) {
    lock(member.name(), mode);
    lockIndexes(member.name(), mode);
    schema.view(member.name()).stream()
        .filter(_ -> !member.kind().holdsRows())
        .flatMap(view -> view.relations().stream())
        .forEach(relation -> read(relation, mode));
  }
}
