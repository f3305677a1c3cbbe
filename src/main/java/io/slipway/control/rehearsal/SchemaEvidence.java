package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogChange;
import io.slipway.engine.catalog.CatalogChange.Circumstances;
import io.slipway.engine.catalog.CatalogChange.Effect;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.List;
import java.util.Optional;

/// What a rehearsal says of the schemas of all targets whose schemas are equal.
///
/// @param drift how it differs from the one that the ledger promises
/// @param expected what it will be
/// @param catalog the same whole; empty when it is unproven
record SchemaEvidence(
    Optional<SchemaDifferences> drift, ExpectedSchema expected, Optional<Catalog> catalog) {

  private static final String FOREIGN_KEY = "FOREIGN KEY";

  static SchemaEvidence of(Seen.Tried tried, TargetSchema schema, Subject subject) {
    var effect = effect(tried, schema, subject);
    var expected =
        switch (effect) {
          case Effect.Unproven(var why) -> ExpectedSchema.unproven(why);
          case Effect.Leads(var to) -> ExpectedSchema.measured(to.digest().value());
        };
    return new SchemaEvidence(
        schema.drift(tried.base()),
        expected.with(
            tried.verdict().touched().stream().toList(),
            tried.after().map(after -> promised(tried.base(), after)).orElse(List.of())),
        effect instanceof Effect.Leads(var to) ? Optional.of(to) : Optional.empty());
  }

  SchemaEvidence withoutCatalog() {
    return new SchemaEvidence(drift, expected, Optional.empty());
  }

  private static Effect effect(Seen.Tried tried, TargetSchema schema, Subject subject) {
    var user = subject.facts().user();
    if (tried.after().isEmpty()) {
      return new Effect.Unproven(tried.notMeasured());
    }
    // One role of the scratch server stands for both of them.
    if (!schema.owner().equals(user)) {
      return new Effect.Unproven(
          "The ledger belongs to %s, and the plan would run as %s: whose its objects will be was not"
                  .formatted(schema.owner(), user)
              + " seen.");
    }
    return new CatalogChange(tried.base(), tried.after().get())
        .on(schema.catalog(), new Circumstances(schema.extensions(), scripts(subject)));
  }

  private static List<String> scripts(Subject subject) {
    return subject
        .peers()
        .apply(subject.facts())
        .steps(subject.bundle(), subject.migrations())
        .stream()
        .map(step -> step.script().text())
        .toList();
  }

  private static List<String> promised(Catalog before, Catalog after) {
    return new CatalogChange(before, after)
        .added().stream().filter(ref -> isPromise(ref, after)).map(ObjectRef::toString).toList();
  }

  private static boolean isPromise(ObjectRef ref, Catalog after) {
    return ref.kind() == ObjectKind.INDEX
        || ref.kind() == ObjectKind.CONSTRAINT
            && after
                .find(ref)
                .flatMap(object -> object.attribute("definition"))
                .filter(definition -> definition.startsWith(FOREIGN_KEY))
                .isPresent();
  }
}
