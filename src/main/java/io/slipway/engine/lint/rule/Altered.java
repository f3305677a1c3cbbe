package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.effect.StatementEffects;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;

/// One action of an `ALTER TABLE`.
///
/// @param form the whole
/// @param relation what is altered, if it is known
/// @param statement the text of the whole
/// @param index of the action among all
public record Altered<A extends TableAction>(
    AlterTable form, A action, Optional<Relation> relation, String statement, int index) {

  /// The text of the action alone, as it stands in the statement.
  public String text() {
    var texts = ActionTexts.of(statement);
    return index < texts.size() ? texts.get(index) : "";
  }

  /// The table as the statement names it.
  public Name table() {
    return form.name();
  }

  /// The table with its schema, as far as that is known.
  public Name qualified() {
    return relation.map(Relation::name).orElse(form.name());
  }

  /// Another action in its place.
  public <B extends TableAction> Altered<B> with(B other) {
    return new Altered<>(form, other, relation, statement, index);
  }

  /// What this action does, without the others of the statement.
  public Effects effects(Sight sight) {
    var alone =
        new AlterTable(form.name(), form.kind(), form.ifExists(), form.only(), List.of(action));
    return StatementEffects.of(alone, sight.schema());
  }

  /// Whether it is the statement's only action, so that the whole statement can be replaced.
  public boolean isAlone() {
    return form.actions().size() == 1;
  }
}
