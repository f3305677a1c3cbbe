package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Columns that a statement drops after the plan copied them into a table of its own.
///
/// @param written the table that they are dropped from, as the statement names it
/// @param target where they were copied to
/// @param copied the target's column for each column that was copied
/// @param columns those that are dropped
public record SplitColumns(
    Name written, Relation table, Name target, Map<String, String> copied, List<String> columns) {

  public SplitColumns {
    copied = Map.copyOf(copied);
    columns = List.copyOf(columns);
  }

  private record Copy(Name target, List<String> into, Query query) {}

  /// Those that a statement drops, if the copy is of whole columns of that table alone.
  public static Stream<SplitColumns> in(Sight sight) {
    return sight
        .form(AlterTable.class)
        .filter(alter -> sight.isOld(alter.name()))
        .flatMap(
            alter ->
                sight.relation(alter.name()).stream().flatMap(table -> in(sight, alter, table)))
        .limit(1);
  }

  private static Stream<SplitColumns> in(Sight sight, AlterTable alter, Relation table) {
    return sight.setting().earlier().stream()
        .map(Passed::form)
        .flatMap(form -> copy(form).stream())
        .filter(copy -> isOf(sight, copy, table) && !sight.isOld(copy.target()))
        .map(copy -> split(sight, alter, table, copy))
        .filter(split -> !split.columns().isEmpty());
  }

  private static Optional<Copy> copy(Form form) {
    return switch (form) {
      case Insert insert ->
          insert.source().map(it -> new Copy(insert.table(), insert.columns(), it));
      case CreateTableAs made -> made.query().map(it -> new Copy(made.name(), List.of(), it));
      default -> Optional.empty();
    };
  }

  private static boolean isOf(Sight sight, Copy copy, Relation table) {
    var relations = copy.query().references().relations().stream().map(sight::qualified).toList();
    return relations.equals(List.of(table.name()));
  }

  private static SplitColumns split(Sight sight, AlterTable alter, Relation table, Copy copy) {
    var copied = copied(copy);
    var dropped =
        alter.actions().stream()
            .filter(DropColumn.class::isInstance)
            .map(action -> ((DropColumn) action).column())
            .filter(copied::containsKey)
            .toList();
    return new SplitColumns(alter.name(), table, sight.qualified(copy.target()), copied, dropped);
  }

  private static Map<String, String> copied(Copy copy) {
    var items = SelectedColumns.items(copy.query().text()).orElse(List.of());
    var isPaired = copy.into().isEmpty() || copy.into().size() == items.size();
    var copied = new LinkedHashMap<String, String>();
    for (var i = 0; i < items.size() && isPaired; i++) {
      var name = copy.into().isEmpty() ? items.get(i).name() : copy.into().get(i);
      items.get(i).column().ifPresent(column -> copied.put(column, name));
    }
    return copied;
  }

  /// The columns that are dropped, in the target.
  List<String> targets() {
    return columns.stream().map(this::target).toList();
  }

  /// A column of the target.
  String target(String column) {
    return copied.getOrDefault(column, column);
  }

  Set<String> names() {
    return copied.keySet();
  }
}
