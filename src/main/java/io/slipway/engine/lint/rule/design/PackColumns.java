package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TypeName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A new table whose columns, in another order, would need less room.
final class PackColumns implements StatementRule {

  // A row begins and ends at a multiple of this many bytes.
  private static final int WORD = 8;

  /// How many bytes a value has, and at a multiple of how many it begins.
  private record Width(int bytes, int alignment) {}

  // pg_type.typlen and typalign of types of fixed width; others do not count.
  private static final Map<String, Width> WIDTHS =
      Map.ofEntries(
          Map.entry("bigint", new Width(8, 8)),
          Map.entry("bigserial", new Width(8, 8)),
          Map.entry("double precision", new Width(8, 8)),
          Map.entry("money", new Width(8, 8)),
          Map.entry("timestamp with time zone", new Width(8, 8)),
          Map.entry("timestamp without time zone", new Width(8, 8)),
          Map.entry("time without time zone", new Width(8, 8)),
          Map.entry("time with time zone", new Width(12, 8)),
          Map.entry("interval", new Width(16, 8)),
          Map.entry("integer", new Width(4, 4)),
          Map.entry("serial", new Width(4, 4)),
          Map.entry("real", new Width(4, 4)),
          Map.entry("date", new Width(4, 4)),
          Map.entry("oid", new Width(4, 4)),
          Map.entry("smallint", new Width(2, 2)),
          Map.entry("smallserial", new Width(2, 2)),
          Map.entry("boolean", new Width(1, 1)),
          Map.entry("uuid", new Width(16, 1)));

  @Override
  public String id() {
    return "SW913";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.form(CreateTable.class).flatMap(table -> finding(sight, table).stream());
  }

  private Optional<Finding> finding(Sight sight, CreateTable table) {
    var widths = table.columns().stream().flatMap(column -> width(column.type()).stream()).toList();
    var best = widths.stream().sorted(Comparator.comparing(Width::alignment).reversed()).toList();
    var wasted = room(widths) - room(best);
    return wasted == 0
        ? Optional.empty()
        : Optional.of(
            at(
                    sight,
                    "The order of the columns of %s wastes %d bytes in each row."
                        .formatted(Sql.shown(table.name()), wasted))
                .withObjects(List.of(table.name())));
  }

  private static Optional<Width> width(TypeName type) {
    return type.dimensions() > 0 || !type.name().schema().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(WIDTHS.get(type.name().name()));
  }

  private static int room(List<Width> widths) {
    var used = 0;
    for (var width : widths) {
      used = aligned(used, width.alignment()) + width.bytes();
    }
    return aligned(used, WORD);
  }

  private static int aligned(int offset, int alignment) {
    return (offset + alignment - 1) / alignment * alignment;
  }
}
