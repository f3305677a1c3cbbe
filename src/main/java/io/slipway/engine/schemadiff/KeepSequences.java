package io.slipway.engine.schemadiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pgcodekeeper.core.schema.pg.PgSequence;
import org.pgcodekeeper.core.script.SQLScript;

/// A sequence goes with the column that owns it. One that is to have another owner, or none, is
/// freed before anything is dropped; one that is to be there and is not made by anybody is made.
final class KeepSequences implements Rule {

  @Override
  public List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to) {
    var mended = new ArrayList<String>();
    to.database()
        .getDescendants()
        .filter(PgSequence.class::isInstance)
        .map(PgSequence.class::cast)
        .forEach(
            sequence -> {
              if (sequence.getTwin(from.database()) instanceof PgSequence old) {
                free(old, sequence, mended);
              } else {
                make(sequence, statements, mended);
              }
            });
    mended.addAll(statements);
    return mended;
  }

  private static void free(PgSequence old, PgSequence sequence, List<String> mended) {
    if (old.getOwnedBy() != null && !Objects.equals(old.getOwnedBy(), sequence.getOwnedBy())) {
      mended.add("ALTER SEQUENCE %s OWNED BY NONE".formatted(sequence.getQualifiedName()));
    }
  }

  private static void make(PgSequence sequence, List<String> statements, List<String> mended) {
    var creation = "CREATE SEQUENCE " + sequence.getQualifiedName();
    if (statements.stream().noneMatch(s -> s.startsWith(creation))) {
      var script = new SQLScript(CodeKeeperSettings.SETTINGS);
      sequence.getCreationSQL(script);
      mended.addAll(Statements.of(script.getFullScript()));
    }
  }
}
