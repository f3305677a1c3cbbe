package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A relation, a column or a type that is certainly not there when a statement needs it.
///
/// Blocks are left out: whether control comes to what they say, nobody knows.
final class UseWhatIsThere implements StatementRule {

  // The tables that runners keep their history in, and make themselves.
  private static final Set<String> LEDGERS =
      Set.of("flyway_schema_history", "schema_version", "_prisma_migrations");

  // Source: PostgreSQL's documentation, "System Columns".
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private record Missing(Name object, String words, String sqlState) {}

  @Override
  public String id() {
    return "SW004";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    if (!sight.schema().isComplete() || sight.setting().isNested() || isThereAlready(sight)) {
      return Stream.empty();
    }
    return Needs.of(sight.form())
        .flatMap(needed -> missing(sight, needed).stream())
        .limit(1)
        .map(missing -> finding(sight, missing));
  }

  // CREATE TABLE IF NOT EXISTS of what exists looks at nothing else.
  private static boolean isThereAlready(Sight sight) {
    return sight.form() instanceof CreateTable create
        && create.ifNotExists()
        && sight.relation(create.name()).isPresent();
  }

  private static Optional<Missing> missing(Sight sight, Needed needed) {
    return switch (needed) {
      case Needed.OfRelation(var name) -> relation(sight, name);
      case Needed.OfColumns(var table, var columns) -> column(sight, table, columns);
      case Needed.OfType(var name) -> type(sight, name);
    };
  }

  private static Optional<Missing> relation(Sight sight, Name name) {
    return sight.schema().resolve(name).isAbsent() && !LEDGERS.contains(name.name())
        ? Optional.of(new Missing(name, Sql.shown(name) + " is not there", "42P01"))
        : Optional.empty();
  }

  private static Optional<Missing> column(Sight sight, Name table, List<String> columns) {
    return sight
        .relation(table)
        .filter(relation -> relation.kind().isTable() && relation.columns().known())
        .flatMap(relation -> column(relation, columns));
  }

  private static Optional<Missing> column(Relation relation, List<String> columns) {
    return columns.stream()
        .filter(column -> relation.column(column).isEmpty() && !SYSTEM_COLUMNS.contains(column))
        .findFirst()
        .map(
            column ->
                new Missing(
                    relation.name(),
                    "%s has no column %s".formatted(Sql.shown(relation.name()), Sql.shown(column)),
                    "42703"));
  }

  private static Optional<Missing> type(Sight sight, Name name) {
    return sight.schema().resolveType(name).isAbsent()
            && sight.schema().resolve(name).isAbsent()
            && !SearchPath.isSystem(name.schema())
        ? Optional.of(
            new Missing(name, "The type %s is not there".formatted(Sql.shown(name)), "42704"))
        : Optional.empty();
  }

  private Finding finding(Sight sight, Missing missing) {
    return at(
            sight,
            "%s when this statement runs: it fails with SQLSTATE %s."
                .formatted(missing.words(), missing.sqlState()))
        .withObjects(List.of(missing.object()));
  }
}
