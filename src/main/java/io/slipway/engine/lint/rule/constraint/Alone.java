package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.effect.StatementEffects;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;

/// What some actions of an `ALTER TABLE` would do without the others.
final class Alone {

  private Alone() {}

  static Effects effects(Sight sight, AlterTable form, List<? extends TableAction> actions) {
    var rest =
        new AlterTable(
            form.name(), form.kind(), form.ifExists(), form.only(), List.copyOf(actions));
    return StatementEffects.of(rest, sight.schema());
  }

  /// What they would do to the table itself.
  static Hold hold(Sight sight, AlterTable form, List<? extends TableAction> actions) {
    var alone =
        new Sight(
            sight.place(),
            sight.text(),
            new AlterTable(
                form.name(), form.kind(), form.ifExists(), form.only(), List.copyOf(actions)),
            sight.schema(),
            effects(sight, form, actions),
            sight.setting());
    return alone.hold(sight.relation(form.name()).map(Relation::name).orElse(form.name()));
  }

  static Hold hold(Sight sight, Altered<?> altered) {
    return hold(sight, altered.form(), List.of(altered.action()));
  }
}
