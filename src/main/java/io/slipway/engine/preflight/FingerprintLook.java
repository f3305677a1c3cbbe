package io.slipway.engine.preflight;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.LedgerTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Whether the schema is still the one that the plan was made and rehearsed for.
final class FingerprintLook implements Look {

  private static final int NAMED = 20;

  @Override
  public CheckResult at(Target target) throws SQLException {
    return switch (target.subject().base()) {
      case Base.Unknown(var why) -> unproven(why);
      case Base.Known known -> judge(known, schema(target));
    };
  }

  private static Catalog schema(Target target) throws SQLException {
    var ledger = target.subject().ledger();
    return new LedgerTable(ledger.schema(), ledger.name())
        .leftOutOf(CatalogReader.read(target.connection()));
  }

  private static CheckResult judge(Base.Known planned, Catalog now) {
    var digest = now.digest().value();
    if (digest.equals(planned.digest())) {
      return CheckResult.pass(
          Check.FINGERPRINT, "The target's schema is the one that the plan was made for.");
    }
    var details = details(planned, now, digest);
    return planned.begun()
        ? CheckResult.warn(
            Check.FINGERPRINT,
            "The target's schema changed since the plan was made, and an earlier attempt of this run"
                + " has worked on it.",
            "Nothing to do, unless the details name something that the plan's steps do not do.",
            details)
        : CheckResult.fail(
            Check.FINGERPRINT,
            "The target's schema changed since the plan was made.",
            "Find out who changed it, and plan anew, so that what would run is rehearsed on the"
                + " schema that is there.",
            details);
  }

  private static List<String> details(Base.Known planned, Catalog now, String digest) {
    var details = new ArrayList<String>();
    planned
        .schema()
        .get()
        .filter(schema -> schema.server().major() == now.server().major())
        .map(schema -> CatalogComparison.of(schema, now).words(NAMED))
        .ifPresent(details::addAll);
    details.add("planned for " + planned.digest());
    details.add("there is " + digest);
    return details;
  }

  private static CheckResult unproven(String why) {
    return CheckResult.warn(
        Check.FINGERPRINT,
        "The plan has no fingerprint of the schema, so whether that changed is not known. " + why,
        "Plan anew when the target can be read.",
        List.of());
  }
}
