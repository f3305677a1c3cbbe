package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE ROLE app LOGIN                                      | NEW_ROLE
          create /* one */ user "App" password 'x'                   | NEW_ROLE
          CREATE GROUP g                                             | NEW_ROLE
          ALTER USER app SET search_path = a                         | ROLES
          ALTER GROUP g ADD USER app                                 | ROLES
          DROP ROLE IF EXISTS a, b                                   | ROLES
          GRANT a, b TO c WITH ADMIN OPTION                          | ROLES
          GRANT "on" TO c                                            | ROLES
          REVOKE ADMIN OPTION FOR a FROM c                           | ROLES
          GRANT CONNECT ON DATABASE prod TO app                      | SHARED_OBJECT
          REVOKE ALL PRIVILEGES ON DATABASE prod FROM public         | SHARED_OBJECT
          GRANT CREATE ON TABLESPACE fast TO app                     | SHARED_OBJECT
          GRANT SET ON PARAMETER log_statement TO app                | SHARED_OBJECT
          COMMENT ON DATABASE prod IS 'x'                            | SHARED_OBJECT
          COMMENT ON ROLE app IS 'x'                                 | SHARED_OBJECT
          SECURITY LABEL FOR p ON ROLE app IS 'x'                    | SHARED_OBJECT
          REASSIGN OWNED BY a TO b                                   | BEYOND
          DROP OWNED BY a                                            | BEYOND
          CREATE DATABASE x                                          | BEYOND
          ALTER DATABASE prod SET timezone = 'UTC'                   | BEYOND
          DROP DATABASE IF EXISTS prod                               | BEYOND
          CREATE TABLESPACE x LOCATION '/x'                          | BEYOND
          ALTER SYSTEM SET work_mem = '1GB'                          | BEYOND
          CREATE SUBSCRIPTION s CONNECTION 'host=live' PUBLICATION p | BEYOND
          CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false) | BEYOND
          ALTER SUBSCRIPTION s ENABLE                                | BEYOND
          DROP SUBSCRIPTION s                                        | BEYOND
          IMPORT FOREIGN SCHEMA a FROM SERVER live INTO b            | BEYOND
          COPY t FROM PROGRAM 'curl live'                            | BEYOND
          COPY (SELECT 1) TO PROGRAM 'mail'                          | BEYOND
          COPY t TO '/tmp/x'                                         | BEYOND
          COPY t (a, b) FROM '/tmp/x' WITH (FORMAT csv)              | BEYOND
          PREPARE TRANSACTION 'x'                                    | BEYOND
          """)
  void is_seen(String statement, Reach.Kind kind) {
    assertThat(Reach.of(statement))
        .hasValueSatisfying(
            reach -> {
              assertThat(reach.kind()).isEqualTo(kind);
              assertThat(reach.reason()).endsWith(".");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE role (a int)",
        "CREATE USER MAPPING FOR app SERVER s",
        "DROP USER MAPPING FOR app SERVER s",
        "GRANT SELECT ON t TO app",
        "GRANT SELECT ON \"database\" TO app",
        "GRANT SELECT (a), UPDATE (b) ON TABLE t TO app",
        "GRANT USAGE ON SCHEMA a TO app",
        "GRANT EXECUTE ON FUNCTION f(int) TO app",
        "REVOKE ALL ON ALL TABLES IN SCHEMA a FROM app",
        "ALTER DEFAULT PRIVILEGES FOR ROLE a GRANT SELECT ON TABLES TO b",
        "ALTER TABLE t OWNER TO app",
        "COMMENT ON TABLE t IS 'ALTER SYSTEM'",
        "COPY t FROM STDIN",
        "COPY (SELECT 1) TO STDOUT WITH CSV",
        "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)",
        "CREATE PUBLICATION p FOR ALL TABLES",
        "SET ROLE app",
        "PREPARE q AS SELECT 1",
        "DO $$ BEGIN CREATE ROLE app; END $$",
        "DROP TABLE IF EXISTS owned",
        "-- ALTER SYSTEM\nSELECT 1"
      })
  void is_none_of_what_stays_in_its_database(String statement) {
    assertThat(Reach.of(statement)).isEmpty();
  }

  @Test
  void names_are_understood_as_postgresql_does() {
    assertThat(Words.of("CREATE /* no */ ROLE \"My \"\"App\" IN 'string' -- no\n ÄB"))
        .containsExactly("create", "role", "My \"App", "in", "Äb");
  }
}
