package io.slipway.engine.lint.schema.model;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All that is known of a schema, to be changed by what reads it and by what statements do.
///
/// Names are qualified everywhere, those of the session's temporary relations by `pg_temp`.
public final class Contents {

  /// The schema of the session's own temporary relations, whatever its number.
  public static final String TEMPORARY = "pg_temp";

  public final ServerVersion version;

  /// Whether what is not here is not there.
  public final boolean complete;

  public final Set<String> schemas = new LinkedHashSet<>();
  public final Map<Name, Relation> relations = new LinkedHashMap<>();
  public final Map<Name, TableIndex> indexes = new LinkedHashMap<>();
  public final Map<Part, TableConstraint> constraints = new LinkedHashMap<>();
  public final Map<Part, Trigger> triggers = new LinkedHashMap<>();
  public final Set<Part> rules = new LinkedHashSet<>();
  public final Set<Part> policies = new LinkedHashSet<>();
  public final Map<Name, ViewQuery> views = new LinkedHashMap<>();
  public final Map<Name, Sequence> sequences = new LinkedHashMap<>();
  public final Map<Name, UserType> types = new LinkedHashMap<>();
  public final Map<Name, List<Routine>> routines = new LinkedHashMap<>();
  public final Map<Name, StatisticsObject> statistics = new LinkedHashMap<>();
  public final Map<String, Publication> publications = new LinkedHashMap<>();
  public final Map<String, Extension> extensions = new LinkedHashMap<>();

  /// Relations and types that statements dropped, where not everything is known.
  public final Set<Name> gone = new LinkedHashSet<>();

  public Session session = Session.UNKNOWN;

  /// What the session is once what holds for the transaction alone is over.
  public Session afterTransaction = Session.UNKNOWN;

  /// What `RESET` goes back to.
  public Session atStart = Session.UNKNOWN;

  /// Why not everything is known any more; the first reason.
  public Optional<String> uncertain = Optional.empty();

  public Contents(ServerVersion version, boolean complete) {
    this.version = version;
    this.complete = complete;
  }

  public Contents copy() {
    var copy = new Contents(version, complete);
    copy.schemas.addAll(schemas);
    copy.relations.putAll(relations);
    copy.indexes.putAll(indexes);
    copy.constraints.putAll(constraints);
    copy.triggers.putAll(triggers);
    copy.rules.addAll(rules);
    copy.policies.addAll(policies);
    copy.views.putAll(views);
    copy.sequences.putAll(sequences);
    copy.types.putAll(types);
    copy.routines.putAll(routines);
    copy.statistics.putAll(statistics);
    copy.publications.putAll(publications);
    copy.extensions.putAll(extensions);
    copy.gone.addAll(gone);
    copy.session = session;
    copy.afterTransaction = afterTransaction;
    copy.atStart = atStart;
    copy.uncertain = uncertain;
    return copy;
  }

  /// A relation that is known to be there.
  public Relation relation(Name name) {
    return Objects.requireNonNull(relations.get(name), name::toString);
  }

  /// The routines of a name.
  public List<Routine> routines(Name name) {
    return routines.getOrDefault(name, List.of());
  }

  /// Notes why not everything is known from now on.
  public void lose(String reason) {
    if (uncertain.isEmpty()) {
      uncertain = Optional.of(reason);
    }
  }

  public void put(Relation relation) {
    relations.put(relation.name(), relation);
    gone.remove(relation.name());
  }

  public void put(TableConstraint constraint) {
    constraints.put(constraint.part(), constraint);
  }

  public void put(TableIndex index) {
    indexes.put(index.name(), index);
  }

  public void put(Trigger trigger) {
    triggers.put(trigger.part(), trigger);
  }

  public void put(UserType type) {
    types.put(type.name(), type);
    gone.remove(type.name());
  }
}
