package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The writers of those kinds that have one.
record Writers(Map<ObjectKind, Writer> byKind) {

  private static final Writer NONE =
      new Writer() {
        @Override
        public List<Action> create(CatalogObject object) {
          return List.of();
        }

        @Override
        public List<Action> drop(CatalogObject object) {
          return List.of();
        }

        @Override
        public Optional<List<Action>> alter(
            CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
          return Optional.empty();
        }
      };

  Writers {
    byKind = Map.copyOf(byKind);
  }

  static Writers of(Catalog from, Catalog to) {
    var columns = new ColumnWriter(from, to);
    var defined = new DefinedWriter();
    var types = new TypeWriter(from, to);
    var routines = new RoutineWriter();
    return new Writers(
        Map.ofEntries(
            Map.entry(ObjectKind.SCHEMA, new SchemaWriter()),
            Map.entry(ObjectKind.EXTENSION, new ExtensionWriter()),
            Map.entry(ObjectKind.ENUM, types),
            Map.entry(ObjectKind.DOMAIN, types),
            Map.entry(ObjectKind.DOMAIN_CONSTRAINT, types),
            Map.entry(ObjectKind.COMPOSITE_TYPE, types),
            Map.entry(ObjectKind.SEQUENCE, new SequenceWriter()),
            Map.entry(ObjectKind.TABLE, new TableWriter(to, columns)),
            Map.entry(ObjectKind.COLUMN, columns),
            Map.entry(ObjectKind.FUNCTION, routines),
            Map.entry(ObjectKind.PROCEDURE, routines),
            Map.entry(ObjectKind.CONSTRAINT, new ConstraintWriter(from)),
            Map.entry(ObjectKind.INDEX, defined),
            Map.entry(ObjectKind.STATISTICS, defined),
            Map.entry(ObjectKind.VIEW, defined),
            Map.entry(ObjectKind.MATERIALIZED_VIEW, defined),
            Map.entry(ObjectKind.TRIGGER, defined),
            Map.entry(ObjectKind.RULE, defined),
            Map.entry(ObjectKind.POLICY, new PolicyWriter())));
  }

  /// The writer for an object; of a kind that nobody can write it does nothing, and the difference
  /// stays.
  Writer of(CatalogObject object) {
    return byKind.getOrDefault(object.ref().kind(), NONE);
  }
}
