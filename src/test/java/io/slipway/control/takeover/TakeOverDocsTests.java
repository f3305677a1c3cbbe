package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.ledger.LedgerFindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever meets a finding can look it up.
class TakeOverDocsTests {

  @Test
  void each_finding_is_explained() throws IOException {
    var guide = Files.readString(Path.of("docs", "take-over.md"));
    assertThat(Stream.of(LedgerFindingCode.values()))
        .allSatisfy(code -> assertThat(guide).contains("`" + code + "`"));
  }
}
