package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.LinkedHashSet;
import java.util.Set;

/// What depends on what, directly or over others.
record Dependents(Contents contents) {

  Set<Name> viewsOn(Name relation) {
    var found = new LinkedHashSet<Name>();
    addViewsOn(relation, found);
    return found;
  }

  Set<Name> viewsOn(ColumnName column) {
    var found = new LinkedHashSet<Name>();
    for (var view : contents.views.values()) {
      if (view.columns().contains(column) && found.add(view.view())) {
        addViewsOn(view.view(), found);
      }
    }
    return found;
  }

  private void addViewsOn(Name relation, Set<Name> found) {
    for (var view : contents.views.values()) {
      if (view.relations().contains(relation) && found.add(view.view())) {
        addViewsOn(view.view(), found);
      }
    }
  }

  Set<ColumnName> columnsOfType(Name type) {
    var found = new LinkedHashSet<ColumnName>();
    addColumnsOf(type, new LinkedHashSet<>(), found);
    return found;
  }

  private void addColumnsOf(Name type, Set<Name> seen, Set<ColumnName> found) {
    if (!seen.add(type)) {
      return;
    }
    for (var relation : contents.relations.values()) {
      for (var column : relation.columns().list()) {
        if (column.type().name().equals(type)) {
          found.add(new ColumnName(relation.name(), column.name()));
          addColumnsOf(relation.name(), seen, found);
        }
      }
    }
    for (var user : contents.types.values()) {
      if (user instanceof UserType.Domain domain && domain.base().name().equals(type)) {
        addColumnsOf(domain.name(), seen, found);
      }
    }
  }
}
