package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Footprint;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.TouchedTable;
import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Collects what statements do to relations that were there before the plan.
final class Footprints {

  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::schema).thenComparing(Name::name);

  private record Statement(String path, int number) {

    static Statement of(Place place) {
      return new Statement(place.path(), place.statement());
    }
  }

  /// A lock as it may be shown: of several that are as strong, the one on a table.
  private record Lock(LockMode mode, boolean onTable, Name relation) {

    static final Comparator<Lock> STRENGTH =
        Comparator.comparing(Lock::mode)
            .thenComparing(Lock::onTable)
            .thenComparing(Lock::relation, ORDER.reversed());
  }

  /// What is known of one statement, with those that stand in its body.
  private static final class Seen {

    private Optional<Lock> strongest = Optional.empty();
    private Optional<String> unread = Optional.empty();
    private final Set<Name> rewritten = new TreeSet<>(ORDER);
    private final Set<String> unknown = new LinkedHashSet<>();

    private void lock(Lock lock) {
      strongest = Stream.concat(strongest.stream(), Stream.of(lock)).max(Lock.STRENGTH);
    }

    private Footprint footprint() {
      return new Footprint(
          strongest.map(Lock::mode),
          strongest.map(Lock::relation),
          List.copyOf(rewritten),
          unread,
          List.copyOf(unknown));
    }
  }

  private final Map<Statement, Seen> statements = new HashMap<>();
  private final Map<Name, Map<Name, OptionalLong>> tables = new TreeMap<>(ORDER);

  /// @param effects on relations that were there before
  /// @param schema as it is before the statement
  void add(Place place, Form form, Effects effects, Schema schema) {
    var seen = statements.computeIfAbsent(Statement.of(place), _ -> new Seen());
    effects.locks().forEach((name, mode) -> seen.lock(new Lock(mode, isTable(name, schema), name)));
    effects.rewritten().stream()
        .filter(name -> holdsRows(name, schema))
        .forEach(seen.rewritten::add);
    var untold = Untold.of(form, schema);
    seen.unread = seen.unread.or(() -> untold);
    seen.unknown.addAll(effects.unknown());
    untold.ifPresent(seen.unknown::add);
    touch(effects, schema);
  }

  void addAll(Footprints others) {
    statements.putAll(others.statements);
    others.tables.forEach(
        (root, members) -> tables.computeIfAbsent(root, _ -> new HashMap<>()).putAll(members));
  }

  Footprint of(Place place) {
    return Optional.ofNullable(statements.get(Statement.of(place)))
        .map(Seen::footprint)
        .orElse(Footprint.NONE);
  }

  /// Each with its partitions and children, by their names.
  List<TouchedTable> touched() {
    return tables.entrySet().stream()
        .map(it -> new TouchedTable(it.getKey(), sum(it.getValue().values().stream().toList())))
        .toList();
  }

  private static OptionalLong sum(List<OptionalLong> sizes) {
    return sizes.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(sizes.stream().mapToLong(OptionalLong::getAsLong).sum());
  }

  private void touch(Effects effects, Schema schema) {
    var touched = new TreeSet<>(ORDER);
    effects
        .locks()
        .forEach(
            (name, mode) -> {
              if (mode.blocksTraffic()) {
                touched.add(name);
              }
            });
    touched.addAll(effects.rewritten());
    touched.addAll(effects.scanned());
    touched.stream()
        .filter(name -> holdsRows(name, schema))
        .forEach(
            name ->
                tables
                    .computeIfAbsent(root(name, touched, schema), _ -> new HashMap<>())
                    .put(name, bytes(name, schema)));
  }

  // What a statement does to a partitioned table is done to its partitions together.
  private static Name root(Name name, Set<Name> touched, Schema schema) {
    var root = name;
    for (var next = parent(root, touched, schema);
        next.isPresent();
        next = parent(root, touched, schema)) {
      root = next.get();
    }
    return root;
  }

  private static Optional<Name> parent(Name name, Set<Name> touched, Schema schema) {
    return schema.relation(name).stream()
        .flatMap(relation -> relation.parents().stream())
        .filter(touched::contains)
        .findFirst();
  }

  private static OptionalLong bytes(Name name, Schema schema) {
    return schema
        .relation(name)
        .map(relation -> relation.storage().size().bytes())
        .orElseGet(OptionalLong::empty);
  }

  // Of a name that stands for nothing known, a table is the worst that it can be.
  private static boolean holdsRows(Name name, Schema schema) {
    return schema
        .relation(name)
        .map(Relation::kind)
        .map(kind -> kind.holdsRows() && kind != RelationKind.TOAST_TABLE)
        .orElse(!name.schema().equals("pg_toast"));
  }

  private static boolean isTable(Name name, Schema schema) {
    return schema.relation(name).map(Relation::kind).map(RelationKind::isTable).orElse(false);
  }
}
