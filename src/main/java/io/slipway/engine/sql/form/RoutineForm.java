package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What makes, changes and runs functions and procedures.
public sealed interface RoutineForm extends Form {

  /// @param arguments the types of those that go in, of a procedure of all, as [TypeName] spells
  ///     them
  /// @param language in lower case
  /// @param volatility `immutable`, `stable` or `volatile`
  /// @param settings the parameters of its `SET` clauses
  record CreateRoutine(
      Name name,
      boolean procedure,
      boolean orReplace,
      String arguments,
      String language,
      String volatility,
      boolean securityDefiner,
      List<String> settings,
      Body body)
      implements RoutineForm {
    public CreateRoutine {
      settings = List.copyOf(settings);
    }
  }

  /// `ALTER FUNCTION`, `PROCEDURE`, `ROUTINE` and `AGGREGATE`.
  ///
  /// @param change its words behind the arguments, in lower case, without what strings hold
  record AlterRoutine(Name name, String change) implements RoutineForm {}

  /// `DO`.
  ///
  /// @param language in lower case
  record DoBlock(String language, Body body) implements RoutineForm {}

  record Call(Name routine) implements RoutineForm {}

  /// What a routine or block runs, as far as its text says.
  ///
  /// @param statements those that stand in it, whether or not control comes to them
  /// @param dynamic where it makes SQL of text (`EXECUTE`), so that only running it tells; empty
  ///     when it does not
  /// @param unread why its text could not be read; empty when it could
  record Body(List<Nested> statements, List<Integer> dynamic, Optional<String> unread) {
    public static final Body NONE = new Body(List.of(), List.of(), Optional.empty());

    public Body {
      statements = List.copyOf(statements);
      dynamic = List.copyOf(dynamic);
    }
  }

  /// A statement in a body.
  ///
  /// @param position where it begins, one-based, in characters of the outermost statement
  /// @param text as it stands there
  record Nested(int position, String text, Form form) {}
}
