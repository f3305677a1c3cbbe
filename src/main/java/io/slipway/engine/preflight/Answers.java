package io.slipway.engine.preflight;

import io.slipway.engine.preflight.need.Need;
import io.slipway.engine.preflight.need.Need.BeMemberOf;
import io.slipway.engine.preflight.need.Need.CreateBeside;
import io.slipway.engine.preflight.need.Need.CreateIn;
import io.slipway.engine.preflight.need.Need.CreateInDatabase;
import io.slipway.engine.preflight.need.Need.CreateInSchema;
import io.slipway.engine.preflight.need.Need.Maintain;
import io.slipway.engine.preflight.need.Need.MakeExtension;
import io.slipway.engine.preflight.need.Need.OnRelation;
import io.slipway.engine.preflight.need.Need.OwnRelation;
import io.slipway.engine.preflight.need.Need.OwnRoutine;
import io.slipway.engine.preflight.need.Need.OwnSchema;
import io.slipway.engine.preflight.need.Need.OwnType;
import io.slipway.engine.sql.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What the catalogs say of needs.
///
/// @param target whose catalogs
record Answers(Target target) {

  /// Whether what a need is about is there, and what its role lacks.
  sealed interface Answer {

    /// Nothing can be said of what is not there.
    record Absent() implements Answer {}

    /// The role may.
    record Allowed() implements Answer {}

    /// The role may not.
    record Denied(Lack lack) implements Answer {}
  }

  // How one row answers; empty when the role lacks nothing.
  private interface Judge {
    Optional<Lack> of(ResultSet row) throws SQLException;
  }

  /// @param role who needs it; empty for the session's own
  Answer to(Need need, String role) throws SQLException {
    return switch (need) {
      case OwnRelation(var name, var orSchema) ->
          relation(
              name,
              "",
              role,
              row ->
                  row.getBoolean("owns") || orSchema && row.getBoolean("owns_schema")
                      ? Optional.empty()
                      : owner(row));
      case OnRelation(var name, var privileges) ->
          relation(name, privileges, role, row -> has(row, privileges));
      case Maintain(var name) ->
          relation(
              name, "", role, row -> row.getBoolean("maintains") ? Optional.empty() : owner(row));
      case CreateBeside(var name) ->
          relation(name, "", role, row -> creates(row, row.getString("schema")));
      case CreateIn(var name) -> createIn(schemaOf(name), role);
      case CreateInSchema(var name) -> createIn(name.name(), role);
      case OwnRoutine(var name) -> owned(true, name, role);
      case OwnType(var name) -> owned(false, name, role);
      case OwnSchema(var name) ->
          ask(
              "need_schema.sql",
              row -> row.getBoolean("owns") ? Optional.empty() : owner(row),
              name.name(),
              role);
      case CreateInDatabase _ -> ask("need_database.sql", Answers::createsSchemas, role);
      case MakeExtension(var name) -> ask("need_extension.sql", Answers::makes, name.name(), role);
      case BeMemberOf(var name) -> ask("need_role.sql", Answers::becomes, name.name());
    };
  }

  private String schemaOf(Name name) {
    return name.schema().isEmpty() ? target.subject().session().schema() : name.schema();
  }

  private Answer relation(Name name, String privileges, String role, Judge judge)
      throws SQLException {
    return ask(
        "need_relation.sql",
        row -> row.getBoolean("enters") ? judge.of(row) : notEntering(row),
        privileges,
        name.schema(),
        name.name(),
        target.schemas(),
        role);
  }

  private Answer createIn(String schema, String role) throws SQLException {
    return ask("need_schema.sql", row -> creates(row, row.getString("object")), schema, role);
  }

  private Answer owned(boolean routine, Name name, String role) throws SQLException {
    return ask(
        "need_owner.sql",
        row -> row.getBoolean("owns") ? Optional.empty() : owner(row),
        routine,
        name.schema(),
        name.name(),
        target.schemas(),
        role);
  }

  private Answer ask(String file, Judge judge, Object... parameters) throws SQLException {
    List<Optional<Lack>> rows = target.askOften(file, judge::of, parameters);
    if (rows.isEmpty()) {
      return new Answer.Absent();
    }
    return rows.getFirst().<Answer>map(Answer.Denied::new).orElseGet(Answer.Allowed::new);
  }

  private static Optional<Lack> owner(ResultSet row) throws SQLException {
    return Optional.of(
        Lack.owner(
            row.getString("role"),
            row.getString("object"),
            row.getString("owner"),
            row.getBoolean("of_superuser")));
  }

  private static Optional<Lack> has(ResultSet row, String privileges) throws SQLException {
    if (row.getBoolean("has")) {
      return Optional.empty();
    }
    var first = privileges.split(",", 2)[0];
    return first.endsWith(" WITH GRANT OPTION")
        ? owner(row)
        : Optional.of(Lack.privilege(row.getString("role"), first, row.getString("object")));
  }

  private static Optional<Lack> notEntering(ResultSet row) throws SQLException {
    return Optional.of(
        Lack.privilege(row.getString("role"), "USAGE", "SCHEMA " + row.getString("schema")));
  }

  private static Optional<Lack> creates(ResultSet row, String schema) throws SQLException {
    return row.getBoolean("creates")
        ? Optional.empty()
        : Optional.of(Lack.privilege(row.getString("role"), "CREATE", "SCHEMA " + schema));
  }

  private static Optional<Lack> createsSchemas(ResultSet row) throws SQLException {
    return row.getBoolean("creates")
        ? Optional.empty()
        : Optional.of(
            Lack.privilege(row.getString("role"), "CREATE", "DATABASE " + row.getString("object")));
  }

  private static Optional<Lack> makes(ResultSet row) throws SQLException {
    if (row.getBoolean("may")) {
      return Optional.empty();
    }
    var role = row.getString("role");
    if (row.getBoolean("trusted")) {
      return Optional.of(Lack.privilege(role, "CREATE", "DATABASE " + row.getString("database")));
    }
    var create = "CREATE EXTENSION " + row.getString("object");
    return Optional.of(new Lack(role + " is no superuser, as " + create + " needs", create));
  }

  private static Optional<Lack> becomes(ResultSet row) throws SQLException {
    return row.getBoolean("may")
        ? Optional.empty()
        : Optional.of(
            Lack.membership(
                row.getString("role"), row.getString("object"), row.getBoolean("superuser")));
  }
}
