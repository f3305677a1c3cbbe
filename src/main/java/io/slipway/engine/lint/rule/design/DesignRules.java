package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
///
/// `SW912` has none here: names of migrations are [io.slipway.engine.lint.MigrationNames]'s, and
/// for those of objects there is no pattern to go by.
public final class DesignRules {

  private DesignRules() {}

  public static List<Rule> all() {
    return List.of(
        new PreferBigint(),
        new PreferIdentity(),
        new PreferTimestamptz(),
        new PreferText(),
        new AvoidChar(),
        new PreferJsonb(),
        new AvoidEnums(),
        new PlaceEnumValues(),
        new ShortenNames(),
        new GivePrimaryKeys(),
        new QualifyNames(),
        new PackColumns(),
        new GrantWhatIsNeeded(),
        new PinExtensions(),
        new KeepAutovacuum(),
        new CommentTables());
  }
}
