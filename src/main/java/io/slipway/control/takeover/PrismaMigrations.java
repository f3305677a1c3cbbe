package io.slipway.control.takeover;

import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.ledger.PrismaResolve;
import io.slipway.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folders of a Prisma bundle, in its order, and what is said when one is not among them.
record PrismaMigrations(List<PrismaMigration> all) {

  static PrismaMigrations of(TargetLedger ledger) {
    return new PrismaMigrations(
        ledger.bundle().migrations().stream().map(PrismaMigration.class::cast).toList());
  }

  Optional<PrismaMigration> named(String name) {
    return all.stream().filter(migration -> migration.name().equals(name)).findFirst();
  }

  /// The migration and all before it; empty when there is none of the name.
  List<PrismaMigration> through(String name) {
    return named(name).map(last -> all.subList(0, all.indexOf(last) + 1)).orElse(List.of());
  }

  /// Prisma's P3017.
  static Refusal notFound(String name) {
    return LedgerRefusals.peers(
        "P3017", "The migration `%s` could not be found in the bundle.".formatted(name));
  }

  /// What was done to the rows, in words.
  static LedgerChange.Outcome outcome(PrismaResolve.Outcome outcome) {
    return switch (outcome) {
      case PrismaResolve.Resolved(var adopted, var rolledBack) -> {
        var actions = new ArrayList<LedgerAction>();
        rolledBack.forEach(name -> actions.add(LedgerAction.rolledBack(name)));
        adopted.forEach(row -> actions.add(LedgerAction.adopted(row)));
        yield new LedgerChange.Made(actions);
      }
      case PrismaResolve.Refused refused -> new LedgerChange.Refused(LedgerRefusals.of(refused));
    };
  }
}
