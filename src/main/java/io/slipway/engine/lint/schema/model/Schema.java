package io.slipway.engine.lint.schema.model;

import static java.util.Collections.unmodifiableCollection;
import static java.util.Collections.unmodifiableSet;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.References;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A schema as it can be asked.
///
/// Names that are given are qualified, as those that are answered are, except where it says that
/// the search path is asked. Lists are empty for what nothing is known of: [#resolve] says whether
/// that is so.
public abstract class Schema {

  protected Contents contents;

  protected Schema(Contents contents) {
    this.contents = contents;
  }

  public ServerVersion version() {
    return contents.version;
  }

  /// The session's settings.
  public Session session() {
    return contents.session;
  }

  /// Why more may have changed than is known here, when that is so.
  public Optional<String> uncertain() {
    return contents.uncertain;
  }

  /// Whether what is not here is not there; not so without a target, nor behind what no text tells.
  public boolean isComplete() {
    return contents.complete && contents.uncertain.isEmpty();
  }

  /// The schema as a statement would leave it. This one stays as it is.
  public abstract Schema after(Form form);

  /// What a name in a statement means as a relation.
  public Lookup<Relation> resolve(Name name) {
    return new SearchPath(contents)
        .find(name, contents.relations::containsKey)
        .map(contents.relations::get)
        .<Lookup<Relation>>map(Lookup.Found::new)
        .orElseGet(() -> missing(name));
  }

  /// What a name in a statement means as a type: composite ones are relations.
  public Lookup<UserType> resolveType(Name name) {
    return new SearchPath(contents)
        .find(name, contents.types::containsKey)
        .map(contents.types::get)
        .<Lookup<UserType>>map(Lookup.Found::new)
        .orElseGet(() -> missing(name));
  }

  private <T> Lookup<T> missing(Name name) {
    if (SearchPath.isSystem(name.schema())
        || (name.schema().isEmpty() && name.name().startsWith("pg_"))) {
      return new Lookup.Unknown<>("PostgreSQL's own objects are not looked at");
    }
    if (contents.gone.contains(new SearchPath(contents).forNew(name)) || isComplete()) {
      return new Lookup.Absent<>();
    }
    return new Lookup.Unknown<>(
        contents.uncertain.orElse("nothing is known of what is in the database"));
  }

  public Set<String> schemas() {
    return unmodifiableSet(contents.schemas);
  }

  public Collection<Relation> relations() {
    return unmodifiableCollection(contents.relations.values());
  }

  public Optional<Relation> relation(Name relation) {
    return Optional.ofNullable(contents.relations.get(relation));
  }

  public Collection<TableIndex> indexes() {
    return unmodifiableCollection(contents.indexes.values());
  }

  public Optional<TableIndex> index(Name index) {
    return Optional.ofNullable(contents.indexes.get(index));
  }

  /// The indexes of a table or materialized view.
  public List<TableIndex> indexes(Name table) {
    return filter(contents.indexes.values(), index -> index.table().equals(table));
  }

  /// The parts of a partitioned index.
  public List<TableIndex> indexPartitions(Name index) {
    return filter(
        contents.indexes.values(), part -> part.parent().filter(index::equals).isPresent());
  }

  public Collection<TableConstraint> constraints() {
    return unmodifiableCollection(contents.constraints.values());
  }

  public List<TableConstraint> constraints(Name table) {
    return filter(contents.constraints.values(), it -> it.table().equals(table));
  }

  public Optional<TableConstraint> constraint(Name table, String constraint) {
    return Optional.ofNullable(contents.constraints.get(new Part(table, constraint)));
  }

  /// The foreign keys that refer to a table, its own among them.
  public List<TableConstraint> incomingForeignKeys(Name table) {
    return filter(
        contents.constraints.values(),
        it -> it.reference().filter(reference -> reference.table().equals(table)).isPresent());
  }

  /// The tables that inherit from a table, or are its partitions.
  public List<Relation> children(Name table) {
    return filter(contents.relations.values(), it -> it.parents().contains(table));
  }

  /// Its children, theirs, and so on; without itself.
  public List<Relation> descendants(Name table) {
    return children(table).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), descendants(child.name()).stream()))
        .distinct()
        .toList();
  }

  /// Its parents, theirs, and so on; without itself.
  public List<Relation> ancestors(Name table) {
    return relation(table).stream()
        .flatMap(it -> it.parents().stream())
        .map(contents.relations::get)
        .filter(Objects::nonNull)
        .flatMap(parent -> Stream.concat(Stream.of(parent), ancestors(parent.name()).stream()))
        .distinct()
        .toList();
  }

  /// The partition for rows that no other is for.
  public Optional<Relation> defaultPartition(Name table) {
    return children(table).stream()
        .filter(it -> it.lineage().bound().filter(Lineage.Bound::isDefault).isPresent())
        .findFirst();
  }

  public List<Trigger> triggers(Name table) {
    return filter(contents.triggers.values(), it -> it.table().equals(table));
  }

  /// The triggers that run a function.
  public List<Trigger> triggersRunning(Name function) {
    return filter(contents.triggers.values(), it -> it.function().equals(function));
  }

  /// The names of a relation's rules, without that of a view's query.
  public List<String> rules(Name table) {
    return parts(contents.rules, table);
  }

  public List<String> policies(Name table) {
    return parts(contents.policies, table);
  }

  private static List<String> parts(Set<Part> parts, Name table) {
    return parts.stream().filter(it -> it.table().equals(table)).map(Part::name).toList();
  }

  /// What a view or materialized view depends on.
  public Optional<ViewQuery> view(Name view) {
    return Optional.ofNullable(contents.views.get(view));
  }

  /// The views that read a relation themselves.
  public List<ViewQuery> viewsOn(Name relation) {
    return filter(contents.views.values(), it -> it.relations().contains(relation));
  }

  /// The views that read a column themselves, or may.
  public List<ViewQuery> viewsOn(ColumnName column) {
    return filter(contents.views.values(), it -> it.columns().contains(column));
  }

  /// The views that read a relation, those that read them, and so on.
  public Set<Name> allViewsOn(Name relation) {
    return new Dependents(contents).viewsOn(relation);
  }

  /// The views that read a column, or may, those that read them, and so on.
  public Set<Name> allViewsOn(ColumnName column) {
    return new Dependents(contents).viewsOn(column);
  }

  /// The columns of relations whose type is a type, an array of it, a domain over it, or a
  /// composite type with such an attribute.
  public Set<ColumnName> columnsOfType(Name type) {
    return new Dependents(contents).columnsOfType(type);
  }

  /// The tables of a composite type.
  public List<Relation> typedTables(Name type) {
    return filter(
        contents.relations.values(), it -> it.lineage().type().filter(type::equals).isPresent());
  }

  public Collection<UserType> types() {
    return unmodifiableCollection(contents.types.values());
  }

  /// All routines.
  public List<Routine> routines() {
    return contents.routines.values().stream().flatMap(List::stream).toList();
  }

  /// The routines that a name in a statement can mean, by the search path.
  public List<Routine> routines(Name name) {
    return new SearchPath(contents)
        .find(name, false, contents.routines::containsKey)
        .map(contents.routines::get)
        .orElse(List.of());
  }

  public Collection<Sequence> sequences() {
    return unmodifiableCollection(contents.sequences.values());
  }

  /// The sequences that belong to columns of a table.
  public List<Sequence> sequencesOf(Name table) {
    return filter(
        contents.sequences.values(),
        it -> it.owner().filter(owner -> owner.table().equals(table)).isPresent());
  }

  /// The sequence that belongs to a column.
  public Optional<Sequence> sequenceOf(ColumnName column) {
    return sequencesOf(column.relation()).stream()
        .filter(
            it -> it.owner().flatMap(Sequence.Owner::column).equals(Optional.of(column.column())))
        .findFirst();
  }

  public Collection<StatisticsObject> statistics() {
    return unmodifiableCollection(contents.statistics.values());
  }

  public List<StatisticsObject> statistics(Name table) {
    return filter(contents.statistics.values(), it -> it.table().equals(table));
  }

  public Collection<Extension> extensions() {
    return unmodifiableCollection(contents.extensions.values());
  }

  public Collection<Publication> publications() {
    return unmodifiableCollection(contents.publications.values());
  }

  /// The publications that a table is in by itself.
  public List<Publication> publicationsOf(Name table) {
    return filter(
        contents.publications.values(),
        it ->
            it.allTables() || it.tables().contains(table) || it.schemas().contains(table.schema()));
  }

  /// Whether an expression calls a volatile function, as far as is known.
  public Truth isVolatile(References references) {
    return new Volatility(contents).isVolatile(references);
  }

  private static <T> List<T> filter(Collection<T> all, Predicate<T> condition) {
    return all.stream().filter(condition).toList();
  }
}
