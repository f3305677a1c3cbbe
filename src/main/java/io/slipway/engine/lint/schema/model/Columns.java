package io.slipway.engine.lint.schema.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A relation's columns in their order.
///
/// @param known whether these are all, with their types; not so for what a query's text makes
public record Columns(List<TableColumn> list, boolean known) {
  public static final Columns NONE = new Columns(List.of(), true);
  public static final Columns UNKNOWN = new Columns(List.of(), false);

  public Columns {
    list = List.copyOf(list);
  }

  public static Columns of(List<TableColumn> list) {
    return new Columns(list, true);
  }

  public Optional<TableColumn> find(String name) {
    return list.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return list.stream().map(TableColumn::name).toList();
  }

  public Columns change(String name, UnaryOperator<TableColumn> change) {
    return new Columns(
        list.stream()
            .map(column -> column.name().equals(name) ? change.apply(column) : column)
            .toList(),
        known);
  }

  public Columns plus(TableColumn column) {
    var more = new ArrayList<>(list);
    more.add(column);
    return new Columns(more, known);
  }

  public Columns without(String name) {
    return new Columns(list.stream().filter(column -> !column.name().equals(name)).toList(), known);
  }
}
