package io.slipway.engine.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// Makes a value of each of PostgreSQL's types, as text that the server reads.
final class SeedValues {

  // Above what histories insert themselves, and within every integer but the smallest.
  private static final int UNCOMMON = 900_000_000;
  private static final int UNCOMMON_SMALL = 31_000;

  private static final Map<String, IntFunction<String>> BY_TYPE =
      Map.ofEntries(
          Map.entry("bool", row -> Boolean.toString(row % 2 == 1)),
          Map.entry("date", "2021-03-%02d"::formatted),
          Map.entry("timestamp", "2021-03-%02d 12:00:00"::formatted),
          Map.entry("timestamptz", "2021-03-%02d 12:00:00+00"::formatted),
          Map.entry("time", "12:%02d:00"::formatted),
          Map.entry("timetz", "12:%02d:00+00"::formatted),
          Map.entry("interval", "%d hours"::formatted),
          Map.entry("uuid", "00000000-0000-4000-8000-%012d"::formatted),
          Map.entry("json", "{\"seed\": %d}"::formatted),
          Map.entry("jsonb", "{\"seed\": %d}"::formatted),
          Map.entry("bytea", "\\x%02d"::formatted),
          Map.entry("inet", "10.0.0.%d"::formatted),
          Map.entry("cidr", "10.0.%d.0/24"::formatted),
          Map.entry("macaddr", "08:00:2b:01:02:%02d"::formatted),
          Map.entry("macaddr8", "08:00:2b:01:02:03:04:%02d"::formatted),
          Map.entry("money", "%d"::formatted),
          Map.entry("point", "(%1$d,%1$d)"::formatted),
          Map.entry("line", "{1,-1,%d}"::formatted),
          Map.entry("lseg", "[(0,0),(%1$d,%1$d)]"::formatted),
          Map.entry("box", "(%1$d,%1$d),(0,0)"::formatted),
          Map.entry("path", "[(0,0),(%1$d,%1$d)]"::formatted),
          Map.entry("polygon", "((0,0),(0,%1$d),(%1$d,0))"::formatted),
          Map.entry("circle", "<(0,0),%d>"::formatted),
          Map.entry("tsvector", "seed%d"::formatted),
          Map.entry("tsquery", "seed%d"::formatted),
          Map.entry("xml", "<seed>%d</seed>"::formatted),
          Map.entry("int4range", "[%d,100)"::formatted),
          Map.entry("int8range", "[%d,100)"::formatted),
          Map.entry("numrange", "[%d,100)"::formatted),
          Map.entry("daterange", "[2021-03-%02d,2021-04-01)"::formatted),
          Map.entry("tsrange", "[2021-03-%02d,2021-04-01)"::formatted),
          Map.entry("tstzrange", "[2021-03-%02d,2021-04-01)"::formatted),
          Map.entry("hstore", "seed=>%d"::formatted),
          Map.entry("ltree", "seed%d"::formatted),
          Map.entry("oid", "%d"::formatted),
          Map.entry("pg_lsn", "0/%d"::formatted));

  private static final List<String> TEXTS = List.of("text", "varchar", "bpchar", "citext", "name");
  private static final List<String> INTEGERS = List.of("int4", "int8");

  // A fraction shows what a cast to an integer loses.
  private static final List<String> FRACTIONS = List.of("numeric", "float4", "float8");

  private SeedValues() {}

  /// A value for the column of a row; empty for a type of which nothing is known.
  static Optional<String> of(SeedColumn column, int row, SeedTexts texts) {
    if (!column.labels().isEmpty()) {
      var label = column.labels().get((row - 1) % column.labels().size());
      return Optional.of(column.elementType().isEmpty() ? label : array(label));
    }
    if (!column.elementType().isEmpty()) {
      return scalar(column.elementType(), column.unique(), row, texts).map(SeedValues::array);
    }
    return scalar(column.baseType(), column.unique(), row, texts);
  }

  private static Optional<String> scalar(String type, boolean unique, int row, SeedTexts texts) {
    if (TEXTS.contains(type)) {
      return Optional.of(texts.of(row));
    }
    if (FRACTIONS.contains(type)) {
      return Optional.of(row + ".5");
    }
    if (INTEGERS.contains(type)) {
      return Optional.of(Integer.toString(unique ? UNCOMMON + row : row));
    }
    if (type.equals("int2")) {
      return Optional.of(Integer.toString(unique ? UNCOMMON_SMALL + row : row));
    }
    if (type.equals("bit") || type.equals("varbit")) {
      return Optional.of(Integer.toString(row % 2));
    }
    return Optional.ofNullable(BY_TYPE.get(type)).map(maker -> maker.apply(row));
  }

  private static String array(String element) {
    return "{\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }
}
