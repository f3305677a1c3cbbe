package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TypeName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Why a new column needs a value of its own in each row that is there.
enum AddedValues {
  SERIAL,
  IDENTITY,
  GENERATED,
  VOLATILE_DEFAULT,
  CONSTRAINED_DOMAIN;

  private static final Set<String> SERIALS = Set.of("serial", "bigserial", "smallserial");

  /// The columns that are added to old tables for this reason, so that those are rewritten.
  Stream<Altered<AddColumn>> in(Sight sight) {
    return sight
        .oldActions(AddColumn.class)
        .filter(added -> !isThere(added))
        .filter(added -> of(sight, added).filter(this::equals).isPresent())
        .filter(added -> !added.effects(sight).rewritten().isEmpty());
  }

  private static boolean isThere(Altered<AddColumn> added) {
    var name = added.action().column().name();
    return added.action().ifNotExists()
        && added.relation().flatMap(table -> table.column(name)).isPresent();
  }

  // The first that is so; one column is one finding.
  private static Optional<AddedValues> of(Sight sight, Altered<AddColumn> added) {
    var column = added.action().column();
    if (SERIALS.contains(column.type().name().name())) {
      return Optional.of(SERIAL);
    }
    return column.constraints().stream()
        .map(Constraint::kind)
        .flatMap(kind -> of(sight, kind).stream())
        .findFirst()
        .or(
            () ->
                domain(sight, column.type()).isPresent()
                    ? Optional.of(CONSTRAINED_DOMAIN)
                    : Optional.empty());
  }

  private static Optional<AddedValues> of(Sight sight, Kind kind) {
    return switch (kind) {
      case Kind.Identity _ -> Optional.of(IDENTITY);
      case Kind.Generated(_, var stored) -> stored ? Optional.of(GENERATED) : Optional.empty();
      case Kind.Default(var value) ->
          sight.schema().isVolatile(value.references()).isPossible()
              ? Optional.of(VOLATILE_DEFAULT)
              : Optional.empty();
      case Kind.NotNull _,
          Kind.Nullable _,
          Kind.Check _,
          Kind.Key _,
          Kind.ForeignKey _,
          Kind.Exclusion _ ->
          Optional.empty();
    };
  }

  /// The domain that a type is, when it or one that it is over asks something of its values.
  static Optional<UserType.Domain> domain(Sight sight, TypeName type) {
    return type.dimensions() > 0
        ? Optional.empty()
        : sight
            .schema()
            .resolveType(type.name())
            .found()
            .filter(UserType.Domain.class::isInstance)
            .map(UserType.Domain.class::cast)
            .filter(it -> it.isConstrained() || domain(sight, it.base()).isPresent());
  }
}
