package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class ConstraintRules {

  private ConstraintRules() {}

  public static List<Rule> all() {
    return List.of(
        new RequireUnvalidatedForeignKey(),
        new RequireUnvalidatedCheck(),
        new RequireProvenNotNull(),
        new BuildUniqueIndexFirst(),
        new BuildPrimaryKeyIndexFirst(),
        new ForbidNullsBeforePrimaryKey(),
        new AvoidExclusionOnUsedTable(),
        new ValidateInAnotherTransaction(),
        new ValidateInTheEnd(),
        new AddCheckAfterColumn(),
        new AddKeyAfterColumn(),
        new AddForeignKeyAfterColumn(),
        new AvoidUnvalidatedKeyOfPartitions(),
        new LockOneReferencedTable(),
        new IndexForeignKeys(),
        new MatchReferencedTypes(),
        new ExpectLockOnReferencedTable(),
        new AvoidDomainChecks(),
        new ValidateDomainsInQuietTimes(),
        new AvoidVolatileChecks(),
        new EnforceConstraints(),
        new AvoidEnforcingAtOnce(),
        new SayWhatHappensOnDelete());
  }
}
