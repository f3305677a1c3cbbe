package io.slipway.control.gate.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.project.policy.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plans that a Slipway stored which noted less.
class OlderPlansTests {

  private static final String TARGET =
      """
      {"target": "shop-eu", "ledger": {"rows": 1, "digest": "0"},
       "facts": {"schema": "public", "user": "u", "database": "d",
                 "plannedAt": "2026-01-01T00:00:00Z"},
       "applied": 1, "current": "1", "findings": [],
       "steps": [{"number": 1, "migration": "V2__x.sql", "sha256": "0",
                  "transactionMode": "SINGLE_TRANSACTION", "statements": 1, "reversible": false}]}""";

  private static final String VERDICT =
      """
      {"place": {"file": "V2__x.sql", "statement": 1, "line": 1, "column": 1, "endLine": 1,
                 "endColumn": 9, "startByte": 0, "endByte": 8},
       "change": "ADDITIVE", "safety": "SAFE"}""";

  private static PlanDocument read(String json) {
    return new JsonColumn().read(json, PlanDocument.class);
  }

  private static PlanDocument linted() {
    return read(
        "{\"targets\": [%s], \"lint\": {\"findings\": [], \"suppressed\": [], \"notLinted\": [], \"verdicts\": [%s]}}"
            .formatted(TARGET, VERDICT));
  }

  @Test
  void theyAreReadAsTheyWere() {
    var document = linted();

    assertThat(document.policy()).isEqualTo("none");
    assertThat(document.lint().tables()).isEmpty();
    assertThat(document.lint().verdicts().getFirst().effects()).isNull();
    assertThat(read("{\"targets\": [%s]}".formatted(TARGET)).lint().verdicts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Measure.class,
      names = {
        "CHANGE",
        "SAFETY",
        "LOCK",
        "REWRITE",
        "TABLE_SIZE",
        "UNREAD",
        "FINDINGS",
        "SUPPRESSED",
        "DRIFT",
        "BACKUP"
      })
  void whatTheyDoNotSayIsNotKnown(Measure measure) {
    for (var document : new PlanDocument[] {linted(), read("{\"targets\": [" + TARGET + "]}")}) {
      assertThat(PlanFacts.of(document).of(measure).isKnown()).as("%s", document).isFalse();
      assertThat(PlanFacts.of(document).of(measure).value()).isEqualTo("unknown");
    }
  }

  @Test
  void whatTheyCouldNotProveIsUnproven() {
    var facts = PlanFacts.of(linted());

    assertThat(facts.of(Measure.ROLLBACK).value()).isEqualTo("unproven");
    assertThat(facts.of(Measure.REHEARSED).value()).isEqualTo("false");
  }
}
