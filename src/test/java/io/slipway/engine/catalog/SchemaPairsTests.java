package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.testing.PgDump;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Public schemas: where `pg_dump --schema-only` tells two databases apart, so does the digest, and
/// where it does not, neither does the digest.
@Tag("compat")
class SchemaPairsTests {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaPairsTests.class);

  // Roles are the server's, so that a second database of the same script finds them there.
  private static final Pattern CREATE_ROLE =
      Pattern.compile("(?i)CREATE (?:ROLE|USER) (?!MAPPING)[^;]*;");
  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.*)\" does not exist");
  private static final String ROLES = "SELECT quote_ident(rolname) FROM pg_roles";

  private record Schema(String dump, Catalog catalog) {
    static Schema of(TestDatabase database) throws SQLException {
      try (var connection = database.connect()) {
        return new Schema(PgDump.schema(database), CatalogReader.read(connection));
      }
    }

    List<String> sortedDump() {
      return dump.lines().map(line -> line.replaceFirst(",$", "")).sorted().toList();
    }
  }

  private final List<String> wrong = new ArrayList<>();
  private final List<String> sameButForOrder = new ArrayList<>();
  private final Map<String, Schema> loaded = new HashMap<>();
  private int same;
  private int different;

  @Test
  void a_dump_and_the_digest_tell_the_same_schemas_apart() throws IOException, SQLException {
    try (var database = TestDatabase.create()) {
      PgDump.needed(database);
    }
    var pairs = SharedMaterial.schemaPairs();
    for (var pair : cases(pairs)) {
      compare(pairs.relativize(pair).toString(), pair);
    }
    LOG.info(
        "of two databases {} times equal and {} times different by both, {} times by one alone",
        same,
        different,
        wrong.size());
    LOG.info("equal but for the order of lines in the dump: {}", sameButForOrder);
    assertThat(wrong).isEmpty();
  }

  private static List<Path> cases(Path pairs) throws IOException {
    try (var folders = Files.walk(pairs, 2)) {
      return folders.filter(folder -> Files.exists(folder.resolve("a.sql"))).sorted().toList();
    }
  }

  private void compare(String name, Path pair) throws IOException, SQLException {
    try (var one = TestDatabase.create()) {
      var roles = new TreeSet<>(one.query(ROLES));
      var a = load(name + "/a", pair.resolve("a.sql"));
      var b = load(name + "/b", pair.resolve("b.sql"));
      compare(name + ", a and b", a, b);
      compare(name + ", b and a", b, a);
      var created = new TreeSet<>(one.query(ROLES));
      created.removeAll(roles);
      created.forEach(role -> one.execute("DROP ROLE " + role));
    }
  }

  private Schema load(String name, Path script) throws IOException, SQLException {
    var sql = CREATE_ROLE.matcher(Files.readString(script)).replaceAll(SchemaPairsTests::ifNew);
    var known = loaded.get(sql);
    if (known != null) {
      return known;
    }
    try (var first = database(sql);
        var second = database(sql);
        var restored = TestDatabase.create()) {
      var schema = Schema.of(first);
      PgDump.restore(schema.dump(), restored);
      compare(name + ", loaded twice", schema, Schema.of(second));
      compare(name + ", restored", schema, Schema.of(restored));
      loaded.put(sql, schema);
      return schema;
    }
  }

  // Some name roles that they take for granted.
  private static TestDatabase database(String sql) {
    var database = TestDatabase.create();
    try {
      PgDump.restore(sql, database);
      return database;
    } catch (IllegalStateException e) {
      var role = MISSING_ROLE.matcher(e.getMessage());
      if (!role.find()) {
        throw e;
      }
      database.execute("CREATE ROLE " + Identifiers.quote(role.group(1)));
      database.close();
      return database(sql);
    }
  }

  private static String ifNew(MatchResult createRole) {
    return Matcher.quoteReplacement(
        "DO $role$ BEGIN %s EXCEPTION WHEN duplicate_object THEN NULL; END $role$;"
            .formatted(createRole.group()));
  }

  private void compare(String what, Schema one, Schema other) {
    var differences = CatalogComparison.of(one.catalog(), other.catalog());
    var sameDigest = one.catalog().digest().equals(other.catalog().digest());
    assertThat(sameDigest).as(what).isEqualTo(differences.isEmpty());
    if (one.dump().equals(other.dump()) == sameDigest) {
      same += sameDigest ? 1 : 0;
      different += sameDigest ? 0 : 1;
    } else if (one.sortedDump().equals(other.sortedDump()) == sameDigest) {
      sameButForOrder.add(what);
    } else {
      wrong.add(what + ": the digest says " + (sameDigest ? "equal" : differences.differences()));
      LOG.info("wrong: {}", wrong.getLast());
    }
  }
}
