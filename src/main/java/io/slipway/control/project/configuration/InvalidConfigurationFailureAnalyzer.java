package io.slipway.control.project.configuration;

import io.slipway.control.project.InvalidConfigurationException;
import io.slipway.control.project.yaml.Problem;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints the configuration's mistakes as a list, and no stack trace, when they stop the start.
final class InvalidConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, InvalidConfigurationException cause) {
    var list = cause.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return new FailureAnalysis(
        "The configuration has %d mistake(s):%n%n%s".formatted(cause.problems().size(), list),
        "Correct the files and start again; docs/configuration-files.md explains each key.",
        cause);
  }
}
