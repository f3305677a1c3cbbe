package io.slipway.control.project;

import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.PolicyReader;
import io.slipway.control.project.yaml.Section;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of `environments:`.
public final class EnvironmentReader {

  /// The keys of an entry.
  public static final Set<String> KEYS =
      Set.of(
          "name",
          "order",
          "scratch",
          "locks",
          "preflight",
          "postflight",
          LintReader.LINT,
          "waves",
          "hooks",
          "policy");

  private final Section section;

  public EnvironmentReader(Section section) {
    this.section = section;
  }

  /// The environment, unless the section has mistakes, which are then its problems.
  public Optional<Environment> read() {
    var id = section.id(EnvironmentId::new);
    var name = section.required("name", DisplayName::new);
    var order = section.integer("order", Environment.FIRST, Environment.LAST);
    if (!section.has("order")) {
      section.problem("", "the key 'order' is missing");
    }
    var scratch = section.section("scratch", ScratchReader.KEYS).flatMap(ScratchReader::read);
    var locks = section.section("locks", LocksReader.KEYS).flatMap(LocksReader::read);
    var preflight =
        section.section("preflight", PreflightReader.KEYS).flatMap(PreflightReader::read);
    var postflight =
        section.section("postflight", PostflightReader.KEYS).flatMap(PostflightReader::read);
    var lint = LintReader.policy(section);
    var waves = WavesReader.read(section);
    var hooks = HooksReader.read(section);
    var policy = section.section("policy", PolicyReader.KEYS).flatMap(PolicyReader::read);
    if (!section.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Environment(
            id.orElseThrow(),
            name.orElseThrow(),
            order.orElseThrow(),
            scratch,
            locks.orElse(ConductorSettings.DEFAULT),
            preflight.orElse(PreflightSettings.DEFAULT),
            postflight.orElse(PostflightSettings.DEFAULT),
            lint,
            waves,
            hooks,
            policy.orElse(Policy.NONE)));
  }
}
