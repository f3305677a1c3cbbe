package io.slipway.engine.catalog;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.testing.PgDump;
import io.slipway.testing.TestDatabase;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Roles are the server's, not a database's: scripts that create theirs find them already there in
/// a second database, others take some for granted. All are dropped in the end.
final class RolesOfScripts implements AutoCloseable {

  private static final Pattern CREATE_ROLE =
      Pattern.compile("(?i)CREATE (?:ROLE|USER) (?!MAPPING)(?:\"(?:[^\"]|\"\")*\"|[^\";])+;");
  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.*)\" does not exist");
  private static final String ROLES = "SELECT quote_ident(rolname) FROM pg_roles";

  private final TestDatabase database = TestDatabase.create();
  private final TreeSet<String> before = new TreeSet<>(database.query(ROLES));

  TestDatabase database() {
    return database;
  }

  /// A database with the schema of a script.
  TestDatabase load(String script) {
    var loaded = TestDatabase.create();
    try {
      PgDump.restore(CREATE_ROLE.matcher(script).replaceAll(RolesOfScripts::ifNew), loaded);
      return loaded;
    } catch (IllegalStateException e) {
      loaded.close();
      var role = MISSING_ROLE.matcher(e.getMessage());
      if (!role.find()) {
        throw e;
      }
      database.execute(ifNew("CREATE ROLE %s;".formatted(Identifiers.quote(role.group(1)))));
      return load(script);
    }
  }

  private static String ifNew(MatchResult createRole) {
    return Matcher.quoteReplacement(ifNew(createRole.group()));
  }

  private static String ifNew(String createRole) {
    return """
    DO $role$ BEGIN %s
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $role$;
    """
        .formatted(createRole);
  }

  @Override
  public void close() {
    var created = new TreeSet<>(database.query(ROLES));
    created.removeAll(before);
    created.forEach(role -> database.execute("DROP ROLE " + role));
    database.close();
  }
}
