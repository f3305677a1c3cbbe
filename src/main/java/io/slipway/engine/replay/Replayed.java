package io.slipway.engine.replay;

import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.scratch.ScratchDatabase;
import java.util.List;
import java.util.Optional;

/// What came of building a target's state anew.
public sealed interface Replayed {

  /// A database in that state, for the caller to close.
  ///
  /// @param fresh whether the history had to be run, and no template was there
  /// @param provision what the history needed beside the database
  /// @param remarks what makes it less than the target's certain state, in words: statements that
  ///     were left out, and what the ledger leaves open
  record Built(ScratchDatabase database, boolean fresh, Provision provision, List<String> remarks)
      implements Replayed {
    public Built {
      remarks = List.copyOf(remarks);
    }
  }

  /// The history does not run on an empty database of this server.
  ///
  /// @param step the one that failed; empty for a callback outside any
  /// @param why in words: what failed, and what may be missing on the server
  record Failed(Optional<Step> step, StatementFailure failure, String why) implements Replayed {}

  /// Nothing was run, or nothing came of it that a script is to blame for.
  ///
  /// @param why every reason, in words
  record Refused(List<String> why) implements Replayed {
    public Refused {
      why = List.copyOf(why);
    }
  }
}
