package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Extension;
import io.slipway.engine.lint.schema.model.Publication;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Session;
import io.slipway.engine.lint.schema.model.StatisticsObject;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.postgres.OneSnapshot;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Reads a schema from a live database.
public final class SchemaReader {

  private final Catalog catalog;
  private final Contents contents;

  private SchemaReader(Connection connection, ServerVersion version) {
    this.catalog = new Catalog(connection, version);
    this.contents = new Contents(version, true);
  }

  /// @param connection in autocommit mode; in a transaction, that one's snapshots have to do
  public static Contents read(Connection connection) throws SQLException {
    var reader = new SchemaReader(connection, ServerVersion.of(connection));
    return OneSnapshot.of(connection, reader::read);
  }

  private Contents read() throws SQLException {
    readSession();
    new RelationsReader(catalog, contents).read();
    new PartsReader(catalog, contents).read();
    new CodeReader(catalog, contents).read();
    new TypesReader(catalog, contents).read();
    readStatistics();
    readExtensions();
    readPublications();
    return contents;
  }

  private void readSession() throws SQLException {
    for (var row : catalog.ask("schemas.sql")) {
      contents.schemas.add(row.text("schema"));
    }
    for (var row : catalog.ask("session.sql")) {
      contents.atStart =
          new Session(
              SearchPath.elements(row.text("search_path")),
              row.optional("role"),
              Truth.of(row.flag("superuser")),
              row.optional("time_zone"));
    }
    contents.session = contents.atStart;
    contents.afterTransaction = contents.atStart;
  }

  private void readStatistics() throws SQLException {
    for (var row : catalog.ask("statistics.sql")) {
      var oid = row.number("relation");
      catalog
          .relation(oid)
          .map(
              table ->
                  new StatisticsObject(
                      row.name(),
                      table,
                      Optional.of(Set.copyOf(catalog.columns(oid, row.numbers("columns"))))))
          .ifPresent(it -> contents.statistics.put(it.name(), it));
    }
  }

  private void readExtensions() throws SQLException {
    for (var row : catalog.ask("extensions.sql")) {
      var extension = new Extension(row.text("name"), row.optional("schema"));
      contents.extensions.put(extension.name(), extension);
    }
  }

  private void readPublications() throws SQLException {
    for (var row : catalog.ask("publications.sql")) {
      var publication =
          new Publication(
              row.text("name"),
              row.flag("all_tables"),
              Set.copyOf(catalog.relations(row.numbers("tables"))),
              Set.copyOf(row.texts("schemas")));
      contents.publications.put(publication.name(), publication);
    }
  }
}
