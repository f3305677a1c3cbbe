package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import java.util.List;
import java.util.Map;

/// The writers of those kinds that have one.
record Writers(Map<ObjectKind, Writer> byKind) {

  private static final Writer OTHER = new OtherWriter();

  Writers {
    byKind = Map.copyOf(byKind);
  }

  static Writers of(Catalog from, Catalog to) {
    var columns = new ColumnWriter(from, to);
    var defined = new DefinedWriter();
    var types = new TypeWriter(from, to);
    var routines = new RoutineWriter();
    var publications = new PublicationWriter();
    return new Writers(
        Map.ofEntries(
            Map.entry(ObjectKind.SCHEMA, new SchemaWriter()),
            Map.entry(ObjectKind.EXTENSION, new ExtensionWriter()),
            Map.entry(ObjectKind.ENUM, types),
            Map.entry(ObjectKind.DOMAIN, types),
            Map.entry(ObjectKind.DOMAIN_CONSTRAINT, types),
            Map.entry(ObjectKind.COMPOSITE_TYPE, types),
            Map.entry(ObjectKind.ATTRIBUTE, new AttributeWriter()),
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
            Map.entry(ObjectKind.POLICY, new PolicyWriter()),
            Map.entry(ObjectKind.CAST, new CastWriter()),
            Map.entry(ObjectKind.AGGREGATE, new AggregateWriter()),
            Map.entry(ObjectKind.PUBLICATION, publications),
            Map.entry(ObjectKind.PUBLICATION_TABLE, publications),
            Map.entry(ObjectKind.PUBLICATION_SCHEMA, publications),
            Map.entry(ObjectKind.DEFAULT_PRIVILEGES, new DefaultPrivilegesWriter()),
            Map.entry(ObjectKind.SUPPLIED, new SuppliedWriter())));
  }

  /// What of a change is for the kind's writer, and not the same for all kinds.
  static List<AttributeChange> own(Changed changed) {
    return Belongings.PRIVILEGES_ALONE.contains(changed.ref().kind())
        ? changed.attributes()
        : changed.attributes().stream().filter(c -> !Belongings.isOne(c.name())).toList();
  }

  /// The writer for an object.
  Writer of(CatalogObject object) {
    return byKind.getOrDefault(object.ref().kind(), OTHER);
  }
}
