package io.slipway.engine.schemadiff;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pgcodekeeper.core.ignorelist.IgnoreSchemaList;
import org.pgcodekeeper.core.loader.FullAnalyze;
import org.pgcodekeeper.core.loader.jdbc.AbstractStatementReader;
import org.pgcodekeeper.core.loader.jdbc.JdbcLoaderBase;
import org.pgcodekeeper.core.loader.jdbc.XmlReaderException;
import org.pgcodekeeper.core.loader.jdbc.pg.CastsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.CollationsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.ConstraintsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.EventTriggersReader;
import org.pgcodekeeper.core.loader.jdbc.pg.ExtensionsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.ForeignDataWrappersReader;
import org.pgcodekeeper.core.loader.jdbc.pg.FtsConfigurationsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.FtsDictionariesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.FtsParsersReader;
import org.pgcodekeeper.core.loader.jdbc.pg.FtsTemplatesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.FunctionsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.IndicesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.OperatorsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.PoliciesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.RulesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.SchemasReader;
import org.pgcodekeeper.core.loader.jdbc.pg.SequencesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.ServersReader;
import org.pgcodekeeper.core.loader.jdbc.pg.StatisticsReader;
import org.pgcodekeeper.core.loader.jdbc.pg.TablesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.TriggersReader;
import org.pgcodekeeper.core.loader.jdbc.pg.TypesReader;
import org.pgcodekeeper.core.loader.jdbc.pg.UserMappingReader;
import org.pgcodekeeper.core.loader.jdbc.pg.ViewsReader;
import org.pgcodekeeper.core.loader.pg.SupportedPgVersion;
import org.pgcodekeeper.core.monitor.NullMonitor;
import org.pgcodekeeper.core.parsers.antlr.base.AntlrTaskManager;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// Reads a schema with pgCodeKeeper's own readers, on the caller's connection.
final class CodeKeeperLoader extends JdbcLoaderBase {

  // Nested loops are off because the planner takes a catalog that nobody has analysed yet for
  // nearly
  // empty. A savepoint gives a transaction of the caller's its settings back.
  private static final String SETTINGS =
      """
      SAVEPOINT slipway_schemadiff;
      SET LOCAL search_path = pg_catalog;
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL enable_nestloop = off;
      SET LOCAL jit = off
      """;

  private static final String UNDO =
      "ROLLBACK TO SAVEPOINT slipway_schemadiff; RELEASE SAVEPOINT slipway_schemadiff";

  private final ParsedTexts parsed;

  CodeKeeperLoader(Connection connection, ParsedTexts parsed) {
    super(new Borrowed(), new NullMonitor(), CodeKeeperSettings.SETTINGS, new IgnoreSchemaList());
    this.connection = connection;
    this.parsed = parsed;
  }

  CodeKeeperSchema read() throws SQLException {
    if (!connection.getAutoCommit()) {
      return readWithin();
    }
    connection.setAutoCommit(false);
    try {
      execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return readWithin();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private CodeKeeperSchema readWithin() throws SQLException {
    parsed.turn();
    execute(SETTINGS);
    try {
      var database = load();
      NotNullNames.quote(connection, database);
      var extras = ExtrasReader.read(connection);
      FullAnalyze.fullAnalyze(database, errors);
      return new CodeKeeperSchema(database, extras);
    } catch (IOException e) {
      throw new SQLException("the schema cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while reading the schema", e);
    } finally {
      execute(UNDO);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var session = connection.createStatement()) {
      session.execute(sql);
    }
  }

  @Override
  public PgDatabase load() throws IOException, InterruptedException {
    var database = new PgDatabase();
    try (var session = connection.createStatement()) {
      statement = session;
      queryCheckPgVersion();
      queryCheckLastSysOid();
      queryTypesForCache();
      queryRoles();
      for (var reader : readers(database)) {
        reader.read();
      }
      if (mayReadUserMappings()) {
        new UserMappingReader(this, database).read();
      }
      finishLoaders();
    } catch (SQLException | XmlReaderException e) {
      throw new IOException(getCurrentLocation() + ": " + e.getMessage(), e);
    }
    database.sortColumns();
    database.setVersion(SupportedPgVersion.valueOf(getVersion()));
    return database;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> void submitAntlrTask(
      String sql, Function<SQLParser, T> reader, Consumer<T> finalizer) {
    var known = (T) parsed.find(reader.getClass(), sql);
    if (known == null) {
      super.submitAntlrTask(
          sql, parser -> parsed.keep(reader.getClass(), sql, reader.apply(parser)), finalizer);
    } else {
      AntlrTaskManager.submit(antlrTasks, () -> known, finalizer);
    }
  }

  // Nothing is asked of the bodies of PL/pgSQL functions: the server does not look into them
  // either.
  @Override
  public <T> void submitPlpgsqlTask(
      String sql, Function<SQLParser, T> reader, Consumer<T> finalizer) {}

  // PostgreSQL shows them to superusers alone, unless somebody has granted more.
  private boolean mayReadUserMappings() throws SQLException {
    try (var session = connection.createStatement();
        var rows =
            session.executeQuery(
                "SELECT has_table_privilege('pg_catalog.pg_user_mapping', 'SELECT')")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  // What is parsed longest comes first, so that the parser works while the rest is read.
  private List<AbstractStatementReader> readers(PgDatabase database) {
    return List.of(
        new SchemasReader(this, database),
        new FunctionsReader(this),
        new ViewsReader(this),
        new TablesReader(this),
        new RulesReader(this),
        new PoliciesReader(this),
        new TriggersReader(this),
        new IndicesReader(this),
        new ConstraintsReader(this),
        new TypesReader(this),
        new StatisticsReader(this),
        new SequencesReader(this),
        new FtsParsersReader(this),
        new FtsTemplatesReader(this),
        new FtsDictionariesReader(this),
        new FtsConfigurationsReader(this),
        new OperatorsReader(this),
        new ExtensionsReader(this, database),
        new EventTriggersReader(this, database),
        new CastsReader(this, database),
        new ForeignDataWrappersReader(this, database),
        new ServersReader(this, database),
        new CollationsReader(this));
  }
}
