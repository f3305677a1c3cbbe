package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What makes and changes types and domains.
public sealed interface TypeForm extends Form {

  record CreateEnum(Name name, List<String> labels) implements TypeForm {
    public CreateEnum {
      labels = List.copyOf(labels);
    }
  }

  record CreateComposite(Name name, List<Column> attributes) implements TypeForm {
    public CreateComposite {
      attributes = List.copyOf(attributes);
    }
  }

  /// Ranges, base types and shells.
  record CreateOtherType(Name name) implements TypeForm {}

  record AlterType(Name name, List<TypeAction> actions) implements TypeForm {
    public AlterType {
      actions = List.copyOf(actions);
    }
  }

  /// What an `ALTER TYPE` does.
  sealed interface TypeAction {

    /// @param placed whether it says `BEFORE` or `AFTER` which label
    record AddValue(String label, boolean ifNotExists, boolean placed) implements TypeAction {}

    record RenameValue(String from, String to) implements TypeAction {}

    record AddAttribute(String name, TypeName type, boolean cascade) implements TypeAction {}

    record DropAttribute(String name, boolean ifExists, boolean cascade) implements TypeAction {}

    record AlterAttributeType(String name, TypeName type, boolean cascade) implements TypeAction {}

    record RenameAttribute(String from, String to, boolean cascade) implements TypeAction {}

    record RenameTo(String name) implements TypeAction {}

    record SetSchema(String schema) implements TypeAction {}

    record OwnerTo(String role) implements TypeAction {}

    /// Properties of a base type.
    record Other() implements TypeAction {}
  }

  record CreateDomain(Name name, TypeName type, List<Constraint> constraints) implements TypeForm {
    public CreateDomain {
      constraints = List.copyOf(constraints);
    }
  }

  record AlterDomain(Name name, DomainAction action) implements TypeForm {}

  /// What an `ALTER DOMAIN` does.
  sealed interface DomainAction {

    record AddConstraint(Constraint constraint) implements DomainAction {}

    record ValidateConstraint(String name) implements DomainAction {}

    record DropConstraint(String name, boolean ifExists, boolean cascade) implements DomainAction {}

    record SetNotNull() implements DomainAction {}

    record DropNotNull() implements DomainAction {}

    /// `SET DEFAULT` and `DROP DEFAULT`.
    record ChangeDefault(Optional<Expression> value) implements DomainAction {}

    record RenameConstraint(String from, String to) implements DomainAction {}

    record RenameTo(String name) implements DomainAction {}

    record SetSchema(String schema) implements DomainAction {}

    record OwnerTo(String role) implements DomainAction {}
  }
}
