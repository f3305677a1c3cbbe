package io.slipway.control.project;

import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;

/// Says what is wrong with files that are no bundle.
public final class BundleProblems {

  // All of them help nobody when a folder of the wrong kind was packed.
  private static final int SHOWN = 100;

  private BundleProblems() {}

  public static Refusal refusal(InvalidBundleException invalid) {
    var problems = invalid.problems();
    return new Refusal(
        ProblemCode.INVALID_BUNDLE,
        problems.size() == 1
            ? problems.getFirst().path() + ": " + problems.getFirst().message()
            : "The files are no bundle, for %d reasons; `problems` names them."
                .formatted(problems.size()),
        List.of(),
        Map.of("problems", problems.subList(0, Math.min(SHOWN, problems.size()))));
  }
}
