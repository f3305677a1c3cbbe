package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What an `ALTER TYPE` does to the attributes of a composite type and of its typed tables.
record AttributeChange(Contents contents, Name type) {

  void apply(TypeAction action) {
    each(relation -> apply(relation, action));
  }

  private void each(Consumer<Relation> change) {
    for (var relation : List.copyOf(contents.relations.values())) {
      if (relation.name().equals(type)
          || relation.lineage().type().filter(type::equals).isPresent()) {
        change.accept(relation);
      }
    }
  }

  private void apply(Relation relation, TypeAction action) {
    switch (action) {
      case TypeAction.AddAttribute it -> {
        var column = TableColumn.of(it.name(), new TypeMeaning(contents).resolve(it.type()));
        contents.put(
            new Toasting(contents).toasted(relation.with(relation.columns().plus(column))));
      }
      case TypeAction.DropAttribute it ->
          new Removal(contents, it.cascade()).column(relation.name(), it.name());
      case TypeAction.AlterAttributeType it -> {
        var changed = new TypeMeaning(contents).resolve(it.type());
        contents.put(
            new Toasting(contents)
                .toasted(relation.with(it.name(), old -> old.with(changed, Optional.empty()))));
      }
      case TypeAction.RenameAttribute it ->
          new ColumnRenaming(contents, relation.name(), it.from(), it.to()).run();
      default -> {}
    }
  }
}
