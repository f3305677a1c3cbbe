package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes indexes, on partitions too.
record IndexAddition(Contents contents) {

  private static final Pattern CALL =
      Pattern.compile(
          "(?:\"?[\\w$]+\"?\\s*\\.\\s*)?\"?([A-Za-z_][\\w$]*)\"?\\s*\\(.*\\)", Pattern.DOTALL);

  /// @param only whether partitions are left out
  void add(TableIndex index, boolean only) {
    var table = contents.relations.get(index.table());
    var isPartitioned = table != null && table.kind() == RelationKind.PARTITIONED_TABLE;
    var children = isPartitioned ? partitions(index.table()) : List.<Relation>of();
    var valid = index.properties().valid() && !(only && !children.isEmpty());
    put(index.with(index.properties().valid(valid)), table, isPartitioned);
    if (!only) {
      children.forEach(child -> addPart(index, child));
    }
  }

  private void put(
      TableIndex index, @org.jspecify.annotations.Nullable Relation table, boolean isPartitioned) {
    var kind = isPartitioned ? RelationKind.PARTITIONED_INDEX : RelationKind.INDEX;
    var persistence =
        table == null
            ? io.slipway.engine.sql.form.TableForm.Persistence.PERMANENT
            : table.persistence();
    contents.put(index);
    contents.put(
        new NewRelations(contents)
            .plain(index.name(), kind, persistence)
            .ownedBy(table == null ? Optional.empty() : table.owner())
            .with(NewRelations.storage(Optional.of(index.method()))));
  }

  private List<Relation> partitions(Name table) {
    return contents.relations.values().stream()
        .filter(it -> it.isPartition() && it.parents().contains(table))
        .toList();
  }

  /// Gives a partition its part of an index: one that is there and fits, or a new one.
  void addPart(TableIndex index, Relation partition) {
    var fitting =
        contents.indexes.values().stream()
            .filter(it -> it.table().equals(partition.name()) && it.parent().isEmpty())
            .filter(it -> fits(it, index))
            .findFirst();
    if (fitting.isPresent()) {
      attach(fitting.get(), index);
      return;
    }
    copy(index, partition, Optional.of(index.name()), TableConstraint.Origin.INHERITED);
  }

  /// Gives a table an index like another's.
  void addCopy(TableIndex index, Relation table) {
    copy(index, table, Optional.empty(), TableConstraint.Origin.OWN);
  }

  private void copy(
      TableIndex index, Relation table, Optional<Name> parent, TableConstraint.Origin origin) {
    var names = new NameChoice(contents);
    var columns = nameColumns(index);
    var name =
        index.properties().constraint().isPresent()
            ? new Name(table.name().schema(), names.keyed(table.name(), columns, label(index)))
            : names.relation(table.name(), columns, label(index));
    var constraint = index.properties().constraint().map(_ -> name.name());
    contents.constraints.values().stream()
        .filter(it -> it.index().filter(index.name()::equals).isPresent())
        .findFirst()
        .map(it -> it.of(table.name(), name.name()).by(Optional.of(name)).with(origin))
        .ifPresent(contents::put);
    add(
        index
            .named(name, table.name())
            .with(
                index
                    .properties()
                    .ofConstraint(constraint, index.properties().primary())
                    .valid(true))
            .partOf(parent),
        false);
  }

  private static String label(TableIndex index) {
    if (index.properties().constraint().isEmpty()) {
      return "idx";
    }
    if (index.properties().primary()) {
      return "pkey";
    }
    return index.properties().unique() ? "key" : "excl";
  }

  static boolean fits(TableIndex part, TableIndex whole) {
    return part.method().equals(whole.method())
        && part.elements().equals(whole.elements())
        && part.included().equals(whole.included())
        && part.predicate().equals(whole.predicate())
        && part.properties().unique() == whole.properties().unique()
        && (whole.properties().constraint().isEmpty()
            || part.properties().constraint().isPresent());
  }

  /// Makes an index a part of another.
  void attach(TableIndex part, TableIndex whole) {
    contents.put(part.partOf(Optional.of(whole.name())));
    contents.constraints.replaceAll(
        (_, it) ->
            whole.properties().constraint().isPresent()
                    && it.index().filter(part.name()::equals).isPresent()
                ? it.with(TableConstraint.Origin.INHERITED)
                : it);
  }

  /// The columns that an index without a name is named after; none for a primary key.
  static List<String> nameColumns(TableIndex index) {
    if (index.properties().primary()) {
      return List.of();
    }
    return NameChoice.distinct(
        java.util.stream.Stream.concat(
                index.elements().stream().map(IndexAddition::elementName),
                index.included().stream())
            .toList());
  }

  // PostgreSQL's FigureIndexColname, as far as the text tells.
  private static String elementName(KeyElement element) {
    return element.column().orElseGet(() -> expressionName(element.expression()));
  }

  private static String expressionName(String expression) {
    var inner = expression.strip();
    while (isEnclosed(inner)) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    var call = CALL.matcher(inner);
    return call.matches() && isEnclosed(inner.substring(inner.indexOf('(')))
        ? call.group(1).toLowerCase(java.util.Locale.ROOT)
        : "expr";
  }

  // Whether the first parenthesis is closed by the last character.
  private static boolean isEnclosed(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    var depth = 0;
    for (var i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : 0;
      depth -= text.charAt(i) == ')' ? 1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        return false;
      }
    }
    return depth == 0;
  }
}
