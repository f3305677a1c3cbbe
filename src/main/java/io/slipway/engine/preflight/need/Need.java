package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;

/// What the role that a statement runs as must be or have, by PostgreSQL's documentation of the
/// command. Of an object that is not there, nothing can be said.
public sealed interface Need {

  /// Be the owner of a relation, or a member of it.
  ///
  /// @param orSchema whether the schema's owner may as well, as with `DROP`
  record OwnRelation(Name relation, boolean orSchema) implements Need {}

  /// Have one of the privileges on a relation.
  ///
  /// @param privileges in the notation of `has_table_privilege`
  record OnRelation(Name relation, String privileges) implements Need {}

  /// Own a materialized view, table or index, or have `MAINTAIN` on it since PostgreSQL 17.
  record Maintain(Name relation) implements Need {}

  /// Create something in the schema that a new object's name says.
  record CreateIn(Name created) implements Need {}

  /// Create something in the schema of a relation that is there, as a new index is.
  record CreateBeside(Name relation) implements Need {}

  /// Own a function, procedure or aggregate; all of that name, because types are not compared.
  record OwnRoutine(Name routine) implements Need {}

  /// Own a type or domain.
  record OwnType(Name type) implements Need {}

  /// Own a schema.
  record OwnSchema(Name schema) implements Need {}

  /// Have `CREATE` on a schema that is not made by the plan.
  record CreateInSchema(Name schema) implements Need {}

  /// Have `CREATE` on the database, as for a new schema.
  record CreateInDatabase(Name schema) implements Need {}

  /// Make an extension: `CREATE` on the database for a trusted one, else superuser.
  record MakeExtension(Name extension) implements Need {}

  /// Be a member of a role, to become it or to give it an object.
  record BeMemberOf(Name role) implements Need {}

  /// The object that it is about.
  default Name object() {
    return switch (this) {
      case OwnRelation(var name, _) -> name;
      case OnRelation(var name, _) -> name;
      case Maintain(var name) -> name;
      case CreateIn(var name) -> name;
      case CreateBeside(var name) -> name;
      case OwnRoutine(var name) -> name;
      case OwnType(var name) -> name;
      case OwnSchema(var name) -> name;
      case CreateInSchema(var name) -> name;
      case CreateInDatabase(var name) -> name;
      case MakeExtension(var name) -> name;
      case BeMemberOf(var name) -> name;
    };
  }
}
