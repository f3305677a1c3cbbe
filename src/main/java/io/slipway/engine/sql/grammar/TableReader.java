package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Like;
import io.slipway.engine.sql.form.TableForm.Origin;
import io.slipway.engine.sql.form.TableForm.Partition;
import io.slipway.engine.sql.form.TableForm.PartitionKey;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import io.slipway.engine.sql.form.TableForm.Storage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_foreign_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_as_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Define_columnsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Define_partitionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Define_tableContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Define_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.For_values_boundContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.List_of_type_column_defContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Partition_byContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Storage_parameter_oidContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_column_defContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_of_type_column_defContext;

/// Reads what makes tables.
final class TableReader {

  /// What stands in a table's parentheses, and where its columns come from.
  private record Contents(List<Column> columns, List<Constraint> constraints, Origin origin) {}

  private TableReader() {}

  static Form create(Create_table_statementContext table) {
    var contents = contents(table.define_table());
    return new CreateTable(
        Texts.name(table.name),
        RelationKind.TABLE,
        persistence(table.TEMPORARY(), table.TEMP(), table.UNLOGGED()),
        table.if_not_exists() != null,
        contents.columns(),
        contents.constraints(),
        contents.origin(),
        Optional.ofNullable(table.partition_by()).map(TableReader::key),
        new Storage(
            Optional.ofNullable(table.identifier()).map(Texts::identifier),
            Optional.ofNullable(table.table_space()).map(it -> Texts.identifier(it.identifier())),
            parameters(table.storage_parameter_oid())));
  }

  static Form createForeign(Create_foreign_table_statementContext table) {
    var contents =
        table.define_columns() == null
            ? partition(table.define_partition())
            : columns(table.define_columns());
    return new CreateTable(
        Texts.name(table.name),
        RelationKind.FOREIGN_TABLE,
        Persistence.PERMANENT,
        table.if_not_exists() != null,
        contents.columns(),
        contents.constraints(),
        contents.origin(),
        Optional.empty(),
        Storage.DEFAULT);
  }

  static Form createAs(Create_table_as_statementContext table) {
    return new CreateTableAs(
        Texts.name(table.name),
        persistence(table.TEMPORARY(), table.TEMP(), table.UNLOGGED()),
        table.if_not_exists() != null,
        Optional.ofNullable(table.select_stmt()).map(QueryReader::query),
        table.NO() == null);
  }

  static Persistence persistence(
      @Nullable TerminalNode temporary,
      @Nullable TerminalNode temp,
      @Nullable TerminalNode unlogged) {
    if (temporary != null || temp != null) {
      return Persistence.TEMPORARY;
    }
    return unlogged == null ? Persistence.PERMANENT : Persistence.UNLOGGED;
  }

  private static Contents contents(Define_tableContext definition) {
    if (definition.define_columns() != null) {
      return columns(definition.define_columns());
    }
    return definition.define_partition() == null
        ? typed(definition.define_type())
        : partition(definition.define_partition());
  }

  private static Contents columns(Define_columnsContext definition) {
    var parts = definition.table_column_def();
    return new Contents(
        parts.stream()
            .flatMap(it -> Stream.ofNullable(it.table_column_definition()))
            .map(ColumnReader::read)
            .toList(),
        parts.stream()
            .flatMap(it -> Stream.ofNullable(it.tabl_constraint))
            .map(ConstraintReader::ofTable)
            .toList(),
        new Origin(
            parts.stream().filter(it -> it.LIKE() != null).map(TableReader::like).toList(),
            definition.names_in_parens() == null
                ? List.of()
                : Texts.names(definition.names_in_parens().names_references()),
            Optional.empty(),
            Optional.empty()));
  }

  private static Like like(Table_column_defContext like) {
    return new Like(
        Texts.name(like.schema_qualified_name()),
        like.like_option().stream()
            .filter(option -> option.INCLUDING() != null)
            .map(option -> option.getStop().getText().toUpperCase(Locale.ROOT))
            .toList());
  }

  private static Contents partition(Define_partitionContext definition) {
    var partition =
        new Partition(Texts.name(definition.parent_table), bound(definition.for_values_bound()));
    return more(
        definition.list_of_type_column_def(),
        new Origin(List.of(), List.of(), Optional.of(partition), Optional.empty()));
  }

  /// The text behind `FOR VALUES`; empty for the default partition.
  static Optional<String> bound(For_values_boundContext bound) {
    return Optional.ofNullable(bound.partition_bound_spec()).map(Texts::text);
  }

  private static Contents typed(Define_typeContext definition) {
    Name type = TypeReader.read(definition.type_name).name();
    return more(
        definition.list_of_type_column_def(),
        new Origin(List.of(), List.of(), Optional.empty(), Optional.of(type)));
  }

  private static Contents more(@Nullable List_of_type_column_defContext list, Origin origin) {
    var parts =
        list == null ? List.<Table_of_type_column_defContext>of() : list.table_of_type_column_def();
    return new Contents(
        parts.stream().filter(it -> it.identifier() != null).map(ColumnReader::ofTyped).toList(),
        parts.stream()
            .flatMap(it -> Stream.ofNullable(it.tabl_constraint))
            .map(ConstraintReader::ofTable)
            .toList(),
        origin);
  }

  private static PartitionKey key(Partition_byContext partitioned) {
    var method = partitioned.partition_method();
    return new PartitionKey(
        Texts.folded(method.getStart().getText()),
        method.partition_column().stream()
            .map(column -> QueryReader.expression(column.vex()))
            .toList());
  }

  private static List<String> parameters(@Nullable Storage_parameter_oidContext with) {
    return with == null || with.with_storage_parameter() == null
        ? List.of()
        : ParameterReader.of(with.with_storage_parameter().storage_parameters());
  }
}
