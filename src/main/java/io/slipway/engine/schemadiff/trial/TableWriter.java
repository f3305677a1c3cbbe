package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes tables with their columns; constraints, indexes and the rest come behind them.
///
/// @param to the schema as it is to be
/// @param columns writes the columns
record TableWriter(Catalog to, ColumnWriter columns) implements Writer {

  private static final Set<String> REDEFINING =
      Set.of("partition_key", "partition_of", "partition_bound", "detach_pending", "of_type");

  @Override
  public List<Action> create(CatalogObject table) {
    var text = new StringBuilder("CREATE ");
    text.append(table.attribute("unlogged").isPresent() ? "UNLOGGED TABLE " : "TABLE ");
    text.append(table.ref().identity());
    var parent = table.attribute("partition_of");
    if (parent.isPresent()) {
      text.append(" PARTITION OF ").append(parent.get()).append(' ');
      text.append(table.attribute("partition_bound").orElseThrow());
    } else if (table.attribute("of_type").isPresent()) {
      text.append(" OF ").append(table.attribute("of_type").get());
    } else {
      text.append(" (").append(columns(table)).append(')');
    }
    table.attribute("inherits").ifPresent(p -> text.append(" INHERITS (").append(p).append(')'));
    table.attribute("partition_key").ifPresent(k -> text.append(" PARTITION BY ").append(k));
    table.attribute("access_method").ifPresent(m -> text.append(" USING ").append(m));
    table.attribute("options").ifPresent(o -> text.append(" WITH (").append(o).append(')'));
    table.attribute("tablespace").ifPresent(s -> text.append(" TABLESPACE ").append(s));
    var actions = new ArrayList<>(List.of(Action.of("%s", text.toString())));
    children(table).flatMap(columns::settings).forEach(actions::add);
    for (var name :
        List.of(
            "row_security",
            "force_row_security",
            "replica_identity",
            "toast_options",
            "clustered_on")) {
      table
          .attribute(name)
          .flatMap(value -> clause(new AttributeChange(name, Optional.empty(), Optional.of(value))))
          .ifPresent(clause -> actions.add(alteration(table, clause)));
    }
    return actions;
  }

  private String columns(CatalogObject table) {
    return children(table)
        .filter(column -> !ColumnWriter.isInherited(column))
        .map(columns::definition)
        .collect(Collectors.joining(", "));
  }

  private Stream<CatalogObject> children(CatalogObject table) {
    return to.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.COLUMN)
        .filter(object -> object.parent().filter(table.ref()::equals).isPresent())
        .sorted(
            Comparator.comparingInt(
                column -> Integer.parseInt(column.attribute("position").orElse("0"))));
  }

  @Override
  public List<Action> drop(CatalogObject table) {
    return List.of(Action.of("DROP TABLE %s", table.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    if (changes.stream().map(AttributeChange::name).anyMatch(REDEFINING::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        changes.stream()
            .flatMap(change -> clause(change).stream())
            .map(clause -> alteration(after, clause))
            .toList());
  }

  private static Action alteration(CatalogObject table, String clause) {
    return Action.of("ALTER TABLE %s %s", table.ref().identity(), clause);
  }

  private static Optional<String> clause(AttributeChange change) {
    var set = change.after();
    return switch (change.name()) {
      case "unlogged" -> Optional.of(set.isPresent() ? "SET UNLOGGED" : "SET LOGGED");
      case "row_security" ->
          Optional.of((set.isPresent() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
      case "force_row_security" ->
          Optional.of((set.isPresent() ? "" : "NO ") + "FORCE ROW LEVEL SECURITY");
      case "replica_identity" ->
          Optional.of(
              "REPLICA IDENTITY "
                  + set.map(v -> v.replace("index ", "USING INDEX ")).orElse("DEFAULT"));
      case "options" ->
          Optional.of(set.map(v -> "SET (" + v + ")").orElseGet(() -> reset(change, "")));
      case "toast_options" ->
          Optional.of(
              set.map(v -> "SET (" + v.replaceAll("(^|, )", "$1toast.") + ")")
                  .orElseGet(() -> reset(change, "toast.")));
      case "tablespace" -> Optional.of("SET TABLESPACE " + set.orElse("pg_default"));
      case "access_method" -> Optional.of("SET ACCESS METHOD " + set.orElse("DEFAULT"));
      case "clustered_on" ->
          Optional.of(
              set.map(i -> "CLUSTER ON " + Name.of(i).last()).orElse("SET WITHOUT CLUSTER"));
      case "inherits" ->
          set.map(p -> "INHERIT " + p).or(() -> change.before().map(p -> "NO INHERIT " + p));
      default -> Optional.empty();
    };
  }

  private static String reset(AttributeChange change, String prefix) {
    var names = Options.names(change.before().orElseThrow());
    return "RESET (" + names.replaceAll("(^|, )", "$1" + prefix) + ")";
  }
}
