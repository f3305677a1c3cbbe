package io.slipway.engine.lint.schema;

import io.slipway.engine.lint.schema.apply.Application;
import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.lint.schema.read.SchemaReader;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import java.sql.Connection;
import java.sql.SQLException;

/// One database's schema, which statements change.
///
/// It is told what is run, and takes for granted that it succeeds. What a statement's text does not
/// tell makes it [#uncertain], with a reason; it never throws for that. Not safe for use by several
/// threads.
public final class SchemaState extends Schema {

  private static final ServerVersion NEWEST = new ServerVersion(180_000);

  private final Application application;

  private SchemaState(Application application) {
    super(application.contents());
    this.application = application;
  }

  /// A database with nothing in it but PostgreSQL's own objects and the schema `public`.
  public static SchemaState empty() {
    return empty(NEWEST);
  }

  /// The same on a server of a version.
  public static SchemaState empty(ServerVersion version) {
    var contents = new Contents(version, true);
    contents.schemas.add("public");
    return new SchemaState(new Application(contents));
  }

  /// A database of which nothing is known but what statements will tell.
  public static SchemaState unknown() {
    return unknown(NEWEST);
  }

  /// The same on a server of a version.
  public static SchemaState unknown(ServerVersion version) {
    return new SchemaState(new Application(new Contents(version, false)));
  }

  /// What is in the database that a connection is to, as of one moment.
  ///
  /// The role needs no privileges. Temporary relations are those of the connection's own session.
  ///
  /// @param connection in autocommit mode; in a transaction, that one's snapshots have to do
  public static SchemaState read(Connection connection) throws SQLException {
    return new SchemaState(new Application(SchemaReader.read(connection)));
  }

  /// Another state that is the same now.
  public SchemaState copy() {
    return new SchemaState(application.copy());
  }

  @Override
  public Schema after(Form form) {
    var after = copy();
    after.apply(form);
    return after;
  }

  /// Takes everything that is there for old; what later statements make is new.
  public void beginPlan() {
    contents.relations.replaceAll((_, relation) -> relation.with(Age.OLD));
  }

  /// Takes a relation for as large as somebody says.
  public void resize(Name relation, Size size) {
    contents.put(
        contents.relation(relation).with(contents.relation(relation).storage().with(size)));
  }

  /// Does what a statement does.
  public void apply(Form form) {
    application.apply(form);
    contents = application.contents();
  }

  /// Whether a transaction that a statement began is open.
  public boolean isInTransaction() {
    return application.isInTransaction();
  }
}
