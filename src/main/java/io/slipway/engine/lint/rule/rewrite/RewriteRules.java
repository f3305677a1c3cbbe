package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class RewriteRules {

  private RewriteRules() {}

  public static List<Rule> all() {
    return List.of(
        new AvoidVolatileDefault(),
        new AvoidSerialColumn(),
        new AvoidIdentityColumn(),
        new AvoidStoredColumn(),
        new AvoidConstrainedDomain(),
        new AvoidTypeRewrite(),
        new AvoidIndexRebuild(),
        new AvoidRecheck(),
        new DropViewsFirst(),
        new AvoidNarrowing(),
        new KeepPersistence(),
        new KeepAccessMethod(),
        new KeepTablespace(),
        new AvoidFullVacuum(),
        new KeepExpression(),
        new KeepAttributeType(),
        new RequireConcurrentRefresh(),
        new KeepViewsFilled(),
        new RequireDiskSpace(),
        new BoundWal());
  }
}
