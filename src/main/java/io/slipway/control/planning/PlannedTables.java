package io.slipway.control.planning;

import io.slipway.engine.lint.TouchedTable;
import io.slipway.engine.lint.rule.Sql;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The tables of one target that a plan locks against changes, rewrites or reads as a whole.
@Schema(
    name = "TouchedTables",
    description =
        "The tables of a target that are locked against changes, rewritten or read as a whole")
public record PlannedTables(
    @Schema(example = "inventory-production") String target,
    @Schema(description = "Those that were there before, by their names")
        List<PlannedTable> tables) {

  public PlannedTables {
    tables = List.copyOf(tables);
  }

  /// One of them, with its size when the plan was made.
  @Schema(name = "TouchedTable")
  public record PlannedTable(
      @Schema(example = "public.orders") String table,
      @Nullable
          @Schema(
              description =
                  "Of its main file, with those of its partitions; absent when nobody knows",
              example = "4294967296")
          Long bytes,
      @Schema(
              description =
                  "SMALL is less than 100 MB, MEDIUM less than 10 GB, LARGE less than 1 TB")
          SizeClass size) {

    static PlannedTable of(TouchedTable touched) {
      return new PlannedTable(
          Sql.name(touched.table()),
          touched.bytes().isPresent() ? touched.bytes().getAsLong() : null,
          SizeClass.of(touched.bytes()));
    }

    /// Empty when nobody knows.
    public OptionalLong knownBytes() {
      return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
  }
}
