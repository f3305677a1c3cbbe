package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a catalog query.
record Row(Map<String, Object> values) {

  static List<Row> all(ResultSet result) throws SQLException {
    var rows = new ArrayList<Row>();
    var columns = result.getMetaData();
    while (result.next()) {
      var values = new HashMap<String, Object>();
      for (var i = 1; i <= columns.getColumnCount(); i++) {
        var value = result.getObject(i);
        if (value != null) {
          values.put(
              columns.getColumnLabel(i), value instanceof Array list ? list.getArray() : value);
        }
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private @Nullable Object value(String column) {
    return values.get(column);
  }

  boolean has(String column) {
    return values.containsKey(column);
  }

  String text(String column) {
    return String.valueOf(value(column));
  }

  Optional<String> optional(String column) {
    return Optional.ofNullable(value(column)).map(Object::toString);
  }

  boolean flag(String column) {
    return Boolean.TRUE.equals(value(column));
  }

  /// 0 when it is null.
  long number(String column) {
    return value(column) instanceof Number number ? number.longValue() : 0;
  }

  char letter(String column) {
    return text(column).charAt(0);
  }

  /// None when it is null.
  List<String> texts(String column) {
    return value(column) instanceof Object[] list
        ? Arrays.stream(list).map(String::valueOf).toList()
        : List.of();
  }

  /// None when it is null.
  List<Long> numbers(String column) {
    return value(column) instanceof Object[] list
        ? Arrays.stream(list).map(it -> ((Number) it).longValue()).toList()
        : List.of();
  }

  Name name() {
    return name("schema", "name");
  }

  Name name(String schema, String name) {
    var written = text(schema);
    return new Name(written.startsWith("pg_temp_") ? Contents.TEMPORARY : written, text(name));
  }

  TypeName type() {
    var modifiers = optional("modifiers").map(it -> List.of(it.split(","))).orElse(List.of());
    return new TypeName(name("type_schema", "type_name"), modifiers, (int) number("dimensions"));
  }
}
