package io.slipway.engine.replay;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.ledger.LedgerReport;
import java.util.List;

/// Which scripts of a bundle made a target what it is, as far as its ledger can tell.
public sealed interface AppliedHistory {

  /// These did, in this order.
  ///
  /// @param names migrations of the bundle
  /// @param remarks what makes it less than certain, in words: a script that was edited since, a
  ///     repeatable one whose earlier text is not known
  record Known(List<String> names, List<String> remarks) implements AppliedHistory {
    public Known {
      names = List.copyOf(names);
      remarks = List.copyOf(remarks);
    }
  }

  /// Nobody knows.
  ///
  /// @param why every reason, in words
  record Unknown(List<String> why) implements AppliedHistory {
    public Unknown {
      why = List.copyOf(why);
    }
  }

  /// Reads it off a ledger's report.
  ///
  /// What was undone is left out, as if it had never been. Of a repeatable migration the last run
  /// counts, at its own place, if the bundle still has its text.
  static AppliedHistory of(LedgerReport report, Bundle bundle) {
    return new HistoryReading(report, bundle).result();
  }
}
