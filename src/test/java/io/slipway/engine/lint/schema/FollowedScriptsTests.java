package io.slipway.engine.lint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.SqlResource;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts of every kind of statement, run and followed.
class FollowedScriptsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tables",
        "alterations",
        "indexes",
        "partitions",
        "inheritance",
        "likes",
        "views",
        "types",
        "sequences",
        "code",
        "schemas",
        "transactions",
        "blocks",
      })
  void what_is_followed_is_what_is_there(String script) throws SQLException, IOException {
    try (var database = TestDatabase.create();
        var applied = new AppliedHistory(database)) {
      applied.run(SqlResource.read(FollowedScriptsTests.class, "followed/" + script + ".sql"));

      assertThat(applied.compare().differences()).isEmpty();
    }
  }
}
