package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.schemadiff.Candidate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Turns the schema that an open transaction sees into another, and says with which statements.
///
/// The server is asked for everything: what its objects look like, what depends on what, and
/// whether a statement can be executed yet. So there is no graph of dependencies to get wrong: what
/// is refused now is tried again once something else has succeeded, and the end is reached when the
/// catalogs do not differ.
public final class TrialDiff {

  // Each round comes closer: renames first, then what they uncover, then what came by itself.
  private static final int ROUNDS = 6;

  private static final List<ObjectKind> CREATION_ORDER =
      List.of(
          ObjectKind.SCHEMA,
          ObjectKind.EXTENSION,
          ObjectKind.ENUM,
          ObjectKind.DOMAIN,
          ObjectKind.DOMAIN_CONSTRAINT,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.SEQUENCE,
          ObjectKind.TABLE,
          ObjectKind.COLUMN,
          ObjectKind.FUNCTION,
          ObjectKind.PROCEDURE,
          ObjectKind.AGGREGATE,
          ObjectKind.CAST,
          ObjectKind.CONSTRAINT,
          ObjectKind.INDEX,
          ObjectKind.STATISTICS,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.PUBLICATION,
          ObjectKind.PUBLICATION_TABLE,
          ObjectKind.PUBLICATION_SCHEMA,
          ObjectKind.DEFAULT_PRIVILEGES,
          ObjectKind.SUPPLIED);
  private static final Map<ObjectKind, Integer> PLACES = places();

  private final Connection connection;
  private final Catalog to;
  private final boolean sameLineage;
  private final Attempt attempt;
  private Catalog from;

  private TrialDiff(Connection connection, Catalog from, Catalog to, boolean sameLineage) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.sameLineage = sameLineage;
    this.attempt = new Attempt(connection);
  }

  private static Map<ObjectKind, Integer> places() {
    var places = new EnumMap<ObjectKind, Integer>(ObjectKind.class);
    CREATION_ORDER.forEach(kind -> places.put(kind, places.size()));
    return places;
  }

  /// Changes the schema within the connection's transaction, which the caller ends.
  ///
  /// @param from the schema as the transaction sees it
  /// @param to the schema as it is to be
  /// @param sameLineage whether that is another state of the same database or of a copy of it, so
  ///     that renamed objects can be told from others
  public static Candidate script(
      Connection connection, Catalog from, Catalog to, boolean sameLineage) throws SQLException {
    return new TrialDiff(connection, from, to, sameLineage).script();
  }

  private Candidate script() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path = ''; SET LOCAL check_function_bodies = off");
    }
    for (var round = 0; round < ROUNDS; round++) {
      var comparison = CatalogComparison.of(from, to).apartFromColumnOrder();
      if (comparison.isEmpty()) {
        return candidate();
      }
      var before = attempt.done().size();
      if (sameLineage) {
        attempt.stages(List.of(new Renames(from, to).actions()));
      }
      if (attempt.done().size() == before) {
        attempt.stages(stages(comparison));
      }
      if (attempt.done().size() == before) {
        return refused(comparison);
      }
      from = CatalogReader.readOften(connection);
    }
    return refused(CatalogComparison.of(from, to));
  }

  private Candidate candidate() {
    if (attempt.done().isEmpty()) {
      return new Candidate.Nothing();
    }
    var statements = new ArrayList<>(attempt.done());
    if (statements.stream().anyMatch(s -> s.startsWith("CREATE OR REPLACE"))) {
      statements.addFirst("SET LOCAL check_function_bodies = off");
    }
    return new Candidate.Script(statements);
  }

  private Candidate refused(CatalogComparison left) {
    var reasons = new ArrayList<>(attempt.refusals());
    left.differences().stream()
        .map(CatalogDifference::ref)
        .map(Object::toString)
        .forEach(reasons::add);
    return new Candidate.Refused(reasons);
  }

  private List<List<Action>> stages(CatalogComparison comparison) throws SQLException {
    var writers = Writers.of(from, to);
    var changes = Changes.of(comparison, from, to, writers, new Dependents(connection, from));
    var belongings = new Belongings(user());
    return List.of(
        drops(changes, writers),
        alters(changes, writers, belongings),
        creates(changes, writers, belongings));
  }

  private static List<Action> drops(Changes changes, Writers writers) {
    var drops =
        changes.drops().stream().sorted(Comparator.comparing(object -> -place(object))).toList();
    return Stream.of(drops, changes.cycles())
        .flatMap(List::stream)
        .flatMap(object -> writers.of(object).drop(object).stream())
        .toList();
  }

  private static List<Action> alters(Changes changes, Writers writers, Belongings belongings) {
    var actions = new ArrayList<Action>();
    for (var changed : changes.alters()) {
      var own = Writers.own(changed);
      if (!own.isEmpty()) {
        writers
            .of(changed.after())
            .alter(changed.before(), changed.after(), own)
            .ifPresent(actions::addAll);
      }
      actions.addAll(belongings.of(changed.after(), changed.attributes()));
    }
    return actions;
  }

  private static List<Action> creates(Changes changes, Writers writers, Belongings belongings) {
    var actions = new ArrayList<Action>();
    changes.creates().stream()
        .sorted(Comparator.comparing(TrialDiff::place))
        .forEach(
            object -> {
              if (!changes.comesWithParent(object)) {
                actions.addAll(writers.of(object).create(object));
              }
              actions.addAll(belongings.of(object));
            });
    return actions;
  }

  private static int place(CatalogObject object) {
    return PLACES.getOrDefault(object.ref().kind(), PLACES.size());
  }

  private String user() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT quote_ident(current_user)")) {
      row.next();
      return row.getString(1);
    }
  }
}
