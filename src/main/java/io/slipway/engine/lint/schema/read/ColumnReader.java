package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableColumn.Origin;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import java.util.Optional;

/// Reads a column.
final class ColumnReader {

  private ColumnReader() {}

  static TableColumn read(Row row) {
    return new TableColumn(
        row.text("name"),
        row.type(),
        collation(row),
        row.flag("not_null") ? NotNull.YES : NotNull.NO,
        value(row),
        identity(row.optional("identity").orElse("")),
        generation(row.optional("generated").orElse("")),
        new Origin(row.flag("local"), (int) row.number("inherited")));
  }

  private static Optional<Name> collation(Row row) {
    return row.optional("collation_name")
        .map(
            name -> {
              var schema = row.text("collation_schema");
              return schema.equals("pg_catalog") ? Name.unqualified(name) : new Name(schema, name);
            });
  }

  static Optional<DefaultValue> value(Row row) {
    return row.optional("value")
        .map(text -> new DefaultValue(text, Truth.of(row.flag("is_volatile"))));
  }

  private static Identity identity(String letter) {
    return switch (letter) {
      case "a" -> Identity.ALWAYS;
      case "d" -> Identity.BY_DEFAULT;
      default -> Identity.NONE;
    };
  }

  private static Generation generation(String letter) {
    return switch (letter) {
      case "s" -> Generation.STORED;
      case "v" -> Generation.VIRTUAL;
      default -> Generation.NONE;
    };
  }
}
