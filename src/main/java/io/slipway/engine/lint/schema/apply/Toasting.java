package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.form.TypeName;
import java.util.Map;

/// Whether a table gets a TOAST table: when a row of it can be longer than a quarter of a page and
/// a column of it can be moved out.
///
/// Source: `needs_toast_table` in PostgreSQL's `src/backend/catalog/toasting.c`, for UTF-8 and
/// pages of 8 KiB.
record Toasting(Contents contents) {

  // The threshold of a quarter of a page, less the row's header.
  private static final long LONGEST = 2032 - 24;
  private static final long UNBOUNDED = Long.MAX_VALUE / 4096;
  private static final int BYTES_PER_CHARACTER = 4;
  private static final int DIGITS_PER_GROUP = 4;
  private static final int HEADER = 4;

  private static final Map<String, Integer> FIXED =
      Map.ofEntries(
          Map.entry("boolean", 1),
          Map.entry("smallint", 2),
          Map.entry("integer", 4),
          Map.entry("bigint", 8),
          Map.entry("real", 4),
          Map.entry("double precision", 8),
          Map.entry("date", 4),
          Map.entry("timestamp without time zone", 8),
          Map.entry("timestamp with time zone", 8),
          Map.entry("time without time zone", 8),
          Map.entry("time with time zone", 12),
          Map.entry("interval", 16),
          Map.entry("uuid", 16),
          Map.entry("money", 8),
          Map.entry("oid", 4),
          Map.entry("regclass", 4),
          Map.entry("xid", 4),
          Map.entry("xid8", 8),
          Map.entry("pg_lsn", 8),
          Map.entry("name", 64),
          Map.entry("point", 16),
          Map.entry("box", 32),
          Map.entry("circle", 24),
          Map.entry("line", 24),
          Map.entry("lseg", 32),
          Map.entry("macaddr", 6),
          Map.entry("macaddr8", 8),
          Map.entry("tid", 6),
          Map.entry("\"char\"", 1));

  /// A relation with the TOAST table that its columns ask for; one that is there stays.
  Relation toasted(Relation relation) {
    if (relation.storage().toasted() == Truth.YES) {
      return relation;
    }
    return relation.with(relation.storage().with(needs(relation)));
  }

  private Truth needs(Relation relation) {
    if (relation.kind() != RelationKind.TABLE
        && relation.kind() != RelationKind.MATERIALIZED_VIEW) {
      return Truth.NO;
    }
    var length = 0L;
    var isMovable = false;
    for (var column : relation.columns().list()) {
      if (column.generation() == TableColumn.Generation.VIRTUAL) {
        continue;
      }
      var longest = longest(column.type());
      if (longest < 0) {
        return Truth.UNKNOWN;
      }
      isMovable |= isMovable(column.type());
      length += longest;
    }
    if (!relation.columns().known()) {
      return Truth.UNKNOWN;
    }
    return Truth.of(isMovable && length > LONGEST);
  }

  private boolean isMovable(TypeName type) {
    return type.dimensions() > 0
        || !(FIXED.containsKey(base(type).name().name()) || isEnum(base(type)));
  }

  // In bytes; negative when it is not known.
  private long longest(TypeName type) {
    if (type.dimensions() > 0) {
      return UNBOUNDED;
    }
    var base = base(type);
    if (isEnum(base)) {
      return HEADER;
    }
    if (!base.name().schema().isEmpty()) {
      return contents.relations.containsKey(base.name()) ? UNBOUNDED : -1;
    }
    var fixed = FIXED.get(base.name().name());
    return fixed == null ? varying(base) : fixed;
  }

  private static long varying(TypeName type) {
    if (type.modifiers().isEmpty()) {
      return UNBOUNDED;
    }
    var first = type.modifiers().getFirst();
    if (!first.matches("\\d+")) {
      return -1;
    }
    var size = Long.parseLong(first);
    return switch (type.name().name()) {
      case "character varying", "character" -> size * BYTES_PER_CHARACTER + HEADER;
      case "numeric" -> 2 * (size / DIGITS_PER_GROUP + 2) + 2 * HEADER;
      case "bit", "bit varying" -> (size + 7) / 8 + 2 * HEADER;
      default -> -1;
    };
  }

  private boolean isEnum(TypeName type) {
    return contents.types.get(type.name()) instanceof UserType.EnumType;
  }

  private TypeName base(TypeName type) {
    return contents.types.get(type.name()) instanceof UserType.Domain domain
        ? base(domain.base())
        : type;
  }
}
