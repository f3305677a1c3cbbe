package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.UserType.Domain;
import io.slipway.engine.lint.schema.model.UserType.DomainConstraint;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.CreateDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is done to domains.
record DomainChange(Contents contents) {

  private static final int NAMED_NOT_NULL = 17;

  void create(CreateDomain form) {
    var name = new SearchPath(contents).forNew(form.name());
    if (contents.types.containsKey(name)) {
      return;
    }
    var base = new TypeMeaning(contents).resolve(form.type());
    // The default of a domain beneath is copied, its constraints are looked up.
    var inherited =
        contents.types.get(base.name()) instanceof Domain beneath
            ? beneath.value()
            : Optional.<DefaultValue>empty();
    contents.put(new Domain(name, base, false, inherited, List.of()));
    form.constraints().forEach(it -> add(name, it));
  }

  private void change(Name name, UnaryOperator<Domain> change) {
    if (contents.types.get(name) instanceof Domain domain) {
      contents.put(change.apply(domain));
    }
  }

  private void add(Name name, Constraint constraint) {
    switch (constraint.kind()) {
      case Constraint.Kind.NotNull _ -> setNotNull(name, constraint.name());
      case Constraint.Kind.Default it ->
          change(
              name,
              old ->
                  new Domain(
                      name, old.base(), old.notNull(), value(it.value(), old), old.constraints()));
      case Constraint.Kind.Check it ->
          constrain(
              name,
              new DomainConstraint(
                  chosen(name, constraint.name(), "check"),
                  false,
                  Optional.of(it.condition().text()),
                  !constraint.validity().notValid()));
      case Constraint.Kind.Nullable _,
          Constraint.Kind.Key _,
          Constraint.Kind.ForeignKey _,
          Constraint.Kind.Exclusion _,
          Constraint.Kind.Identity _,
          Constraint.Kind.Generated _ -> {}
    }
  }

  private Optional<DefaultValue> value(Expression value, Domain domain) {
    return new ConstraintAddition(contents, true).value(value, domain.base());
  }

  private String chosen(Name domain, Optional<String> name, String label) {
    return name.orElseGet(() -> new NameChoice(contents).constraint(domain, List.of(), label));
  }

  private void constrain(Name name, DomainConstraint constraint) {
    change(
        name,
        old -> {
          var more = new ArrayList<>(old.constraints());
          more.add(constraint);
          return with(old, old.notNull(), more);
        });
  }

  private static Domain with(Domain old, boolean notNull, List<DomainConstraint> constraints) {
    return new Domain(old.name(), old.base(), notNull, old.value(), constraints);
  }

  private void setNotNull(Name name, Optional<String> constraint) {
    if (contents.types.get(name) instanceof Domain old && !old.notNull()) {
      contents.put(with(old, true, old.constraints()));
      if (contents.version.major() >= NAMED_NOT_NULL) {
        var chosen = chosen(name, constraint, "not_null");
        constrain(name, new DomainConstraint(chosen, true, Optional.empty(), true));
      }
    }
  }

  void alter(AlterDomain form) {
    new SearchPath(contents)
        .find(form.name(), contents.types::containsKey)
        .ifPresent(name -> alter(name, form.action()));
  }

  private void alter(Name name, DomainAction action) {
    switch (action) {
      case DomainAction.AddConstraint it -> add(name, it.constraint());
      case DomainAction.ValidateConstraint it ->
          constraints(
              name,
              all ->
                  all.stream()
                      .map(old -> old.name().equals(it.name()) ? validated(old) : old)
                      .toList());
      case DomainAction.DropConstraint it -> drop(name, it.name());
      case DomainAction.SetNotNull _ -> setNotNull(name, Optional.empty());
      case DomainAction.DropNotNull _ -> dropNotNull(name);
      case DomainAction.ChangeDefault it ->
          change(
              name,
              old ->
                  new Domain(
                      name,
                      old.base(),
                      old.notNull(),
                      it.value().flatMap(value -> value(value, old)),
                      old.constraints()));
      case DomainAction.RenameConstraint it ->
          constraints(
              name,
              all ->
                  all.stream()
                      .map(old -> old.name().equals(it.from()) ? named(old, it.to()) : old)
                      .toList());
      case DomainAction.RenameTo it ->
          Renaming.one(contents, name, new Name(name.schema(), it.name()));
      case DomainAction.SetSchema it ->
          Renaming.one(contents, name, new Name(it.schema(), name.name()));
      case DomainAction.OwnerTo _ -> {}
    }
  }

  private void constraints(Name name, UnaryOperator<List<DomainConstraint>> change) {
    change(name, old -> with(old, old.notNull(), change.apply(old.constraints())));
  }

  private static DomainConstraint validated(DomainConstraint it) {
    return new DomainConstraint(it.name(), it.notNull(), it.expression(), true);
  }

  private static DomainConstraint named(DomainConstraint it, String name) {
    return new DomainConstraint(name, it.notNull(), it.expression(), it.validated());
  }

  private void drop(Name name, String constraint) {
    change(
        name,
        old -> {
          var isNotNull =
              old.constraints().stream()
                  .anyMatch(it -> it.notNull() && it.name().equals(constraint));
          return with(
              old,
              old.notNull() && !isNotNull,
              old.constraints().stream().filter(it -> !it.name().equals(constraint)).toList());
        });
  }

  private void dropNotNull(Name name) {
    change(
        name,
        old -> with(old, false, old.constraints().stream().filter(it -> !it.notNull()).toList()));
  }
}
