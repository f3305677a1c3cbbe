package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;

/// A type that is not PostgreSQL's own, beside composite types, which are relations.
public sealed interface UserType {

  Name name();

  UserType named(Name newName);

  /// @param inOrder whether the order of the labels is known
  record EnumType(Name name, List<String> labels, boolean inOrder) implements UserType {
    public EnumType {
      labels = List.copyOf(labels);
    }

    @Override
    public EnumType named(Name newName) {
      return new EnumType(newName, labels, inOrder);
    }
  }

  /// @param base PostgreSQL's own without a schema, others qualified
  record Domain(
      Name name,
      TypeName base,
      boolean notNull,
      Optional<DefaultValue> value,
      List<DomainConstraint> constraints)
      implements UserType {
    public Domain {
      constraints = List.copyOf(constraints);
    }

    /// Whether its values have to be looked at when a table gets a column of it.
    public boolean isConstrained() {
      return notNull || !constraints.isEmpty();
    }

    @Override
    public Domain named(Name newName) {
      return new Domain(newName, base, notNull, value, constraints);
    }
  }

  /// A check of a domain, or its `NOT NULL` (since 17).
  record DomainConstraint(
      String name, boolean notNull, Optional<String> expression, boolean validated) {}

  /// Ranges, base types, shells and what comes with an extension.
  record OtherType(Name name) implements UserType {
    @Override
    public OtherType named(Name newName) {
      return new OtherType(newName);
    }
  }
}
