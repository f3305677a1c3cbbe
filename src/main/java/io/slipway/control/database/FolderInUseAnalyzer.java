package io.slipway.control.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Turns a refused data folder into one sentence at start-up.
final class FolderInUseAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FolderInUseException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
