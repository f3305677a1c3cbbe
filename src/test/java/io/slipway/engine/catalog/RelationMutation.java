package io.slipway.engine.catalog;

import io.slipway.engine.postgres.SqlResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One change to a schema, and the differences that it is.
///
/// A file `relation-mutations/<kind>.sql` has them as: `-- case: <name>`, with `(since 18)` or
/// `(before 18)` behind the name where servers differ; the SQL that it begins with; `-- change`;
/// the SQL that changes it; `-- expect: <difference>` for each, or `-- expect nothing`.
record RelationMutation(String name, String setup, String change, List<String> differences) {

  /// The kinds that have a file.
  static final Set<ObjectKind> KINDS = EnumSet.range(ObjectKind.TABLE, ObjectKind.POLICY);

  private static final Pattern CASE =
      Pattern.compile(
          "-- case: (?<name>.*)\\n(?<setup>[\\s\\S]*?)-- change\\n(?<change>[\\s\\S]*)");
  private static final Pattern EXPECTATION = Pattern.compile("(?m)^-- expect(?:: (.*)| nothing)$");
  private static final Pattern VERSIONS = Pattern.compile("\\((since|before) (\\d+)\\)$");

  /// Those of the file of a kind that apply to a server.
  static Stream<RelationMutation> of(ObjectKind kind, int major) {
    var file = "relation-mutations/" + kind.name().toLowerCase(Locale.ROOT) + ".sql";
    return Stream.of(SqlResource.read(RelationMutation.class, file).split("(?m)^(?=-- case: )"))
        .map(text -> read(kind, text))
        .filter(mutation -> mutation.isFor(major));
  }

  private static RelationMutation read(ObjectKind kind, String text) {
    var parts = CASE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no case, change and expectation: " + text);
    }
    var expected = new ArrayList<String>();
    var expectation = EXPECTATION.matcher(parts.group("change"));
    while (expectation.find()) {
      if (expectation.group(1) != null) {
        expected.add(expectation.group(1));
      }
    }
    return new RelationMutation(
        kind.words() + ": " + parts.group("name"),
        parts.group("setup"),
        parts.group("change"),
        expected);
  }

  private boolean isFor(int major) {
    var versions = VERSIONS.matcher(name);
    return !versions.find()
        || versions.group(1).equals("since") == major >= Integer.parseInt(versions.group(2));
  }

  @Override
  public String toString() {
    return name;
  }
}
