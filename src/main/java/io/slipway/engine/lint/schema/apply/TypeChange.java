package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Session;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.UserType.EnumType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.CreateComposite;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import java.util.ArrayList;
import java.util.Optional;

/// What is done to types; to domains, [DomainChange] does it.
record TypeChange(Contents contents) {

  void apply(TypeForm form) {
    switch (form) {
      case TypeForm.CreateEnum it -> create(new EnumType(place(it.name()), it.labels(), true));
      case TypeForm.CreateComposite it -> create(it);
      case TypeForm.CreateOtherType it -> create(new UserType.OtherType(place(it.name())));
      case TypeForm.AlterType it -> alter(it);
      case TypeForm.CreateDomain it -> new DomainChange(contents).create(it);
      case TypeForm.AlterDomain it -> new DomainChange(contents).alter(it);
    }
  }

  private Name place(Name name) {
    return new SearchPath(contents).forNew(name);
  }

  private void create(UserType type) {
    if (!contents.types.containsKey(type.name())) {
      contents.put(type);
    }
  }

  private void create(CreateComposite form) {
    var name = place(form.name());
    if (contents.relations.containsKey(name)) {
      return;
    }
    var merge = new ColumnMerge(contents);
    contents.put(
        new NewRelations(contents)
            .plain(name, RelationKind.COMPOSITE_TYPE, Persistence.PERMANENT)
            .with(Columns.of(form.attributes().stream().map(merge::column).toList())));
  }

  private void alter(AlterType form) {
    var found = new TypeMeaning(contents).user(form.name());
    found.ifPresent(name -> form.actions().forEach(action -> alter(name, action)));
  }

  private void alter(Name name, TypeAction action) {
    switch (action) {
      case TypeAction.AddValue it -> addValue(name, it);
      case TypeAction.RenameValue it -> renameValue(name, it);
      case TypeAction.RenameTo it ->
          Renaming.one(contents, name, new Name(name.schema(), it.name()));
      case TypeAction.SetSchema it ->
          Renaming.one(contents, name, new Name(it.schema(), name.name()));
      case TypeAction.OwnerTo it ->
          contents.relations.computeIfPresent(
              name, (_, old) -> old.ownedBy(role(contents, it.role())));
      case TypeAction.AddAttribute _,
          TypeAction.DropAttribute _,
          TypeAction.AlterAttributeType _,
          TypeAction.RenameAttribute _ ->
          new AttributeChange(contents, name).apply(action);
      case TypeAction.Other _ -> {}
    }
  }

  private void addValue(Name name, TypeAction.AddValue action) {
    if (contents.types.get(name) instanceof EnumType old
        && !old.labels().contains(action.label())) {
      var labels = new ArrayList<>(old.labels());
      labels.add(action.label());
      contents.put(new EnumType(name, labels, old.inOrder() && !action.placed()));
    }
  }

  private void renameValue(Name name, TypeAction.RenameValue action) {
    if (contents.types.get(name) instanceof EnumType old) {
      var labels =
          old.labels().stream()
              .map(label -> label.equals(action.from()) ? action.to() : label)
              .toList();
      contents.put(new EnumType(name, labels, old.inOrder()));
    }
  }

  /// A role as a statement names it: CURRENT_USER and the like are the session's own.
  static Optional<String> role(Contents contents, String role) {
    Session session = contents.session;
    return switch (role.toLowerCase(java.util.Locale.ROOT)) {
      case "current_user", "current_role", "session_user" -> session.role();
      default -> Optional.of(role);
    };
  }
}
