package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.UserType.DomainConstraint;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads types but those of relations.
final class TypesReader {

  private final Catalog catalog;
  private final Contents contents;

  TypesReader(Catalog catalog, Contents contents) {
    this.catalog = catalog;
    this.contents = contents;
  }

  void read() throws SQLException {
    var constraints =
        catalog.ask("domain_constraints.sql").stream()
            .collect(Collectors.groupingBy(row -> row.number("type")));
    for (var row : catalog.ask("types.sql")) {
      contents.put(type(row, constraints));
    }
  }

  private static UserType type(Row row, Map<Long, List<Row>> constraints) {
    return switch (row.letter("kind")) {
      case 'e' -> new UserType.EnumType(row.name(), row.texts("labels"), true);
      case 'd' ->
          new UserType.Domain(
              row.name(),
              row.type(),
              row.flag("not_null"),
              ColumnReader.value(row),
              constraints.getOrDefault(row.number("oid"), List.of()).stream()
                  .map(TypesReader::constraint)
                  .toList());
      default -> new UserType.OtherType(row.name());
    };
  }

  private static DomainConstraint constraint(Row row) {
    return new DomainConstraint(
        row.text("name"), row.flag("not_null"), row.optional("expression"), row.flag("validated"));
  }
}
