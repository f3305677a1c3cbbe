package io.slipway.engine.catalog;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.testing.PgDump;
import io.slipway.testing.TestDatabase;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Roles are the server's, not a database's: those that scripts take for granted are created, and
/// in the end all are dropped that came meanwhile.
final class RolesOfScripts implements AutoCloseable {

  private static final Pattern MISSING = Pattern.compile("role \"(.*)\" does not exist");
  private static final String CREATED_MEANWHILE = "pg_authid_rolname_index";
  private static final String ROLES = "SELECT quote_ident(rolname) FROM pg_roles";

  private final TestDatabase database = TestDatabase.create();
  private final TreeSet<String> before = new TreeSet<>(database.query(ROLES));

  TestDatabase database() {
    return database;
  }

  /// A database with the schema of a script.
  ///
  /// @throws IllegalStateException when `psql` reports an error in it
  TestDatabase load(String script) {
    var loaded = TestDatabase.create();
    try {
      PgDump.restore(script, loaded);
      return loaded;
    } catch (IllegalStateException e) {
      loaded.close();
      var message = String.valueOf(e.getMessage());
      var role = MISSING.matcher(message);
      if (role.find()) {
        create(Identifiers.quote(role.group(1)));
      } else if (!message.contains(CREATED_MEANWHILE)) {
        throw e;
      }
      return load(script);
    }
  }

  private void create(String role) {
    database.execute(
        """
        DO $$ BEGIN CREATE ROLE %s;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
        """
            .formatted(role));
  }

  @Override
  public void close() {
    var created = new TreeSet<>(database.query(ROLES));
    created.removeAll(before);
    created.forEach(role -> database.execute("DROP ROLE " + role));
    database.close();
  }
}
