package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.postflight.Query;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a project's `verification`, and writes it as it is read: queries that its targets must
/// answer as expected after each run.
public final class VerificationReader {

  /// The keys of each query.
  public static final Set<String> KEYS = Set.of("sql", "expect");

  private static final int LONGEST_QUERY = 10_000;
  private static final int LONGEST_VALUE = 1000;
  private static final int MOST = 100;

  private VerificationReader() {}

  /// @param section whose keys are the queries' names
  static List<Query> read(Section section) {
    var queries = section.sections(KEYS);
    if (queries.size() > MOST) {
      section.problem("", "has more than " + MOST + " queries");
    }
    // In one order, whatever becomes of it on the way through the database.
    return queries.stream()
        .flatMap(query -> query(query).stream())
        .sorted(Comparator.comparing(Query::name))
        .toList();
  }

  private static List<Query> query(Section section) {
    var name = section.id(VerificationReader::name);
    var sql = section.required("sql", text -> cut(text, LONGEST_QUERY));
    var expect = section.required("expect", text -> cut(text, LONGEST_VALUE));
    return section.isSound()
        ? List.of(new Query(name.orElseThrow(), sql.orElseThrow(), expect.orElseThrow()))
        : List.of();
  }

  private static String name(String text) {
    if (!NamePattern.matches(text)) {
      throw new IllegalArgumentException(NamePattern.MESSAGE);
    }
    return text;
  }

  private static String cut(String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException("expected at most %d characters".formatted(longest));
    }
    return text;
  }

  /// The section under its keys.
  static Map<String, Object> write(List<Query> queries) {
    var values = new LinkedHashMap<String, Object>();
    queries.forEach(
        query -> values.put(query.name(), Map.of("sql", query.sql(), "expect", query.expect())));
    return values;
  }
}
