package io.slipway.engine.rehearsal;

import java.util.List;
import java.util.stream.IntStream;

/// Successive steps of a plan that are rehearsed by themselves, beside the plan's other sections.
///
/// @param earlier the steps before them, which lead to the state that they start from
record Section(List<RehearsedStep> earlier, List<RehearsedStep> steps) {

  private static final int MOST = 4;

  // What a section saves is to be worth a copy of the database and the steps before it.
  private static final int FEWEST_STEPS = 5;

  Section {
    earlier = List.copyOf(earlier);
    steps = List.copyOf(steps);
  }

  /// A plan's sections: as many as there are processors, up to a few; one when it is short.
  static List<Section> of(List<RehearsedStep> steps) {
    var processors = Runtime.getRuntime().availableProcessors();
    return of(steps, Math.clamp(steps.size() / FEWEST_STEPS, 1, Math.min(MOST, processors)));
  }

  /// That many sections of about the same length.
  static List<Section> of(List<RehearsedStep> steps, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            section -> {
              var from = steps.size() * section / count;
              var to = steps.size() * (section + 1) / count;
              return new Section(steps.subList(0, from), steps.subList(from, to));
            })
        .toList();
  }
}
