package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes row security policies.
final class PolicyWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject policy) {
    var text = new StringBuilder("CREATE POLICY ").append(Name.onTable(policy.ref()));
    text.append(" ON ").append(Name.table(policy.ref()));
    policy.attribute("restrictive").ifPresent(_ -> text.append(" AS RESTRICTIVE"));
    policy
        .attribute("command")
        .ifPresent(command -> text.append(" FOR ").append(command.toUpperCase(Locale.ROOT)));
    policy.attribute("roles").ifPresent(roles -> text.append(" TO ").append(roles));
    policy.attribute("using").ifPresent(e -> text.append(" USING (").append(e).append(')'));
    policy
        .attribute("with_check")
        .ifPresent(e -> text.append(" WITH CHECK (").append(e).append(')'));
    return List.of(Action.of("%s", text.toString()));
  }

  @Override
  public List<Action> drop(CatalogObject policy) {
    return List.of(
        Action.of("DROP POLICY %s ON %s", Name.onTable(policy.ref()), Name.table(policy.ref())));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.empty();
  }
}
