package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractAssert;

/// Assertions on what a check found.
final class ResultAssert extends AbstractAssert<ResultAssert, CheckResult> {

  private ResultAssert(CheckResult result) {
    super(result, ResultAssert.class);
  }

  static ResultAssert of(CheckResult result) {
    return new ResultAssert(result);
  }

  ResultAssert passes(String finding) {
    return is(Outcome.PASS, finding);
  }

  ResultAssert warns(String finding) {
    return is(Outcome.WARN, finding);
  }

  ResultAssert fails(String finding) {
    return is(Outcome.FAIL, finding);
  }

  private ResultAssert is(Outcome outcome, String finding) {
    assertThat(actual.outcome()).as(actual.toString()).isEqualTo(outcome);
    assertThat(actual.finding()).as(actual.toString()).contains(finding);
    return this;
  }

  ResultAssert advises(String advice) {
    assertThat(actual.advice()).as(actual.toString()).contains(advice);
    return this;
  }

  /// One of the details has all these texts.
  ResultAssert details(String... texts) {
    assertThat(actual.details())
        .as(actual.toString())
        .anySatisfy(detail -> assertThat(detail).contains(texts));
    return this;
  }

  ResultAssert hasNoDetails() {
    assertThat(actual.details()).isEmpty();
    return this;
  }
}
