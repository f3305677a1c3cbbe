package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.CatalogDifference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether one step can be undone, and what was seen of it.
///
/// @param migration the step's name
/// @param reason why the verdict is what it is, in one sentence
/// @param down the script that was tried
/// @param offer a script that was proved, to be committed in place of the author's; empty when that
///     one is right, or when none could be proved
/// @param losses what of the data that was there before is not there afterwards
/// @param differences what of the schema is not as before; empty when the verdict is a proven one
/// @param remarks what else a person should know who is to decide on a rollback
public record StepVerdict(
    String migration,
    RollbackVerdict verdict,
    String reason,
    DownScript down,
    Optional<DownScript.Generated> offer,
    List<Loss> losses,
    List<CatalogDifference> differences,
    List<String> remarks) {

  public StepVerdict {
    losses = List.copyOf(losses);
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  static StepVerdict unproven(String migration, DownScript down, String reason) {
    return new StepVerdict(
        migration,
        RollbackVerdict.UNPROVEN,
        reason,
        down,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  StepVerdict offering(DownScript.Generated script) {
    return new StepVerdict(
        migration, verdict, reason, down, Optional.of(script), losses, differences, remarks);
  }

  StepVerdict remarking(String remark) {
    var all = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
    return new StepVerdict(migration, verdict, reason, down, offer, losses, differences, all);
  }
}
