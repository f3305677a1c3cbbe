package io.slipway.engine.schemadiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.sql.Script;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pairs of schemas from other projects' tests: the script for each way leads where it should.
class SchemaPairsTests {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaPairsTests.class);
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)\\b(?:CREATE (?:ROLE|USER)|TO|ROLE)\\s+(app_user|role_\\d+|[a-z_]*user[a-z_0-9]*)\\b");
  private static final Set<String> NO_ROLES = Set.of("user", "current_user", "session_user");

  // While mending, every tenth will do: -Dslipway.pairs.every=10
  private static final int EVERY = Integer.getInteger("slipway.pairs.every", 1);

  private static final int SAMPLED = 5;

  private static final TestDatabase ONE = TestDatabase.create();
  private static final TestDatabase OTHER = TestDatabase.create();

  private final SchemaDiff diff = SchemaDiff.by(Set.of());

  // One way only, on PostgreSQL 15, by pg_dump: what the pairs' own README says.
  private static final Map<String, String> PEERS =
      Map.of(
          "migra", "of 26: pgCodeKeeper 13.1 alone 22, pg-delta 24, migra 22",
          "stripe", "of 318: pgCodeKeeper 13.1 alone 284, pg-delta 285, pg-schema-diff 302",
          "tusker", "of 17: pgCodeKeeper 13.1 alone 17, pg-delta 16, migra 13");

  @Tag("compat")
  @ParameterizedTest
  @ValueSource(strings = {"migra", "tusker", "stripe"})
  void scripts_lead_from_one_to_the_other(String suite) throws IOException, SQLException {
    compare(suite, EVERY);
  }

  @Test
  void a_few_scripts_lead_from_one_to_the_other() throws IOException, SQLException {
    assertThat(compare("tusker", SAMPLED)).isEmpty();
  }

  private List<String> compare(String suite, int every) throws IOException, SQLException {
    assumeThat(ONE.major()).as("pgCodeKeeper reads PostgreSQL 14 and newer").isGreaterThan(13);
    var counts = new EnumMap<Verdict.Kind, Integer>(Verdict.Kind.class);
    var failures = new ArrayList<String>();
    var loaded = 0;
    for (var pair : pairs(SharedMaterial.schemaPairs().resolve(suite), every)) {
      var verdicts = judge(pair);
      loaded += verdicts.isEmpty() ? 0 : 1;
      verdicts.forEach(
          (way, verdict) -> {
            counts.merge(verdict.kind(), 1, Integer::sum);
            if (!verdict.isProved()) {
              failures.add(
                  "  %s %s: %s %s"
                      .formatted(pair.getFileName(), way, verdict.kind(), verdict.reason()));
            }
          });
    }
    LOG.info(
        "| {} | {} pairs both ways | {} | {} |\n{}",
        suite,
        loaded,
        counts,
        PEERS.get(suite),
        String.join("\n", failures));
    assertThat(loaded).isPositive();
    return failures;
  }

  private static List<Path> pairs(Path suite, int every) throws IOException {
    try (var cases = Files.list(suite)) {
      var all = cases.filter(Files::isDirectory).sorted().toList();
      return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
    }
  }

  // Both schemas live in transactions that never commit, so that no database need be made.
  private Map<String, Verdict> judge(Path pair) throws IOException, SQLException {
    var one = Files.readString(pair.resolve("a.sql"));
    var other = Files.readString(pair.resolve("b.sql"));
    var roles = roles(one + other);
    try (var a = ONE.connect();
        var b = OTHER.connect()) {
      roles.forEach(role -> ONE.execute(CREATE_ROLE.formatted(role, role)));
      a.setAutoCommit(false);
      b.setAutoCommit(false);
      if (!loads(a, one) || !loads(b, other)) {
        return Map.of();
      }
      var catalogOfA = CatalogReader.read(a);
      var catalogOfB = CatalogReader.read(b);
      if (Verdict.differences(catalogOfA, catalogOfB, _ -> true).isEmpty()) {
        return Map.of();
      }
      var loadedA = diff.load(a);
      var loadedB = diff.load(b);
      return Map.of(
          "→", judge(a, diff.script(loadedA, loadedB), catalogOfB),
          "←", judge(b, diff.script(loadedB, loadedA), catalogOfA));
    } catch (RuntimeException e) {
      return Map.of(
          "thrown", new Verdict(Verdict.Kind.ERROR, Optional.of(e).toString(), List.of()));
    } finally {
      roles.forEach(role -> ONE.execute("DROP ROLE IF EXISTS " + Identifiers.quote(role)));
    }
  }

  private static final String CREATE_ROLE =
      "DO $$ BEGIN IF to_regrole('%s') IS NULL THEN CREATE ROLE %s; END IF; END $$";

  private static Set<String> roles(String sql) {
    return ROLE.matcher(sql)
        .results()
        .map(match -> match.group(1).toLowerCase(java.util.Locale.ROOT))
        .filter(name -> !NO_ROLES.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Two open transactions that make the same one would wait for each other for ever.
  private static final Pattern MAKES_A_ROLE =
      Pattern.compile(
          "(create\\s+(role|user)\\s(?!mapping)|do \\$slipway_role\\$).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static boolean loads(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var script = Script.of(sql);
      for (var each : script.statements()) {
        var text = script.text(each);
        if (!MAKES_A_ROLE.matcher(text).matches()) {
          statement.execute(text);
        }
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static Verdict judge(Connection from, Candidate candidate, Catalog expected)
      throws SQLException {
    return Verdict.of(from, candidate, expected, _ -> true);
  }
}
