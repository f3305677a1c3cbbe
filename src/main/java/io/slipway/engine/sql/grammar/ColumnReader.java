package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Collate_identifierContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_column_definitionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_of_type_column_defContext;

/// Reads definitions of columns.
final class ColumnReader {

  // Of a typed table's column, and of a partition's, the type is said elsewhere.
  private static final TypeName SAID_ELSEWHERE = new TypeName(Name.unqualified(""), List.of(), 0);

  private ColumnReader() {}

  static Column read(Table_column_definitionContext column) {
    var name = Texts.identifier(column.identifier());
    return new Column(
        name,
        TypeReader.read(column.data_type()),
        collation(column.collate_identifier()),
        column.constraint_common().stream()
            .map(it -> ConstraintReader.ofColumn(name, it))
            .toList());
  }

  /// @return with a type whose name is empty
  static Column ofTyped(Table_of_type_column_defContext column) {
    var name = Texts.identifier(column.identifier());
    return new Column(
        name,
        SAID_ELSEWHERE,
        Optional.empty(),
        column.constraint_common().stream()
            .map(it -> ConstraintReader.ofColumn(name, it))
            .toList());
  }

  static Optional<Name> collation(@Nullable Collate_identifierContext collation) {
    return Optional.ofNullable(collation).map(it -> Texts.name(it.collation));
  }
}
