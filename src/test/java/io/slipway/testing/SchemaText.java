package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.SqlResource;
import java.util.List;

/// A database's whole schema as text, for comparing two databases.
public final class SchemaText {

  private static final String CATALOG = SqlResource.read(SchemaText.class, "catalog_text.sql");

  private SchemaText() {}

  /// Fails unless both have the same schema: by the catalog, and by `pg_dump --schema-only` where
  /// one is on the path that is not older than the server.
  ///
  /// @return what was compared
  public static String assertSame(TestDatabase one, TestDatabase other) {
    assertThat(catalog(one)).isNotEmpty().isEqualTo(catalog(other));
    if (!PgDump.dumps(one)) {
      return "catalog";
    }
    assertThat(PgDump.schema(one)).isEqualTo(PgDump.schema(other));
    return "catalog, pg_dump";
  }

  private static List<String> catalog(TestDatabase database) {
    return database.query(CATALOG);
  }
}
