package io.slipway.engine.scratch;

import java.util.Optional;
import java.util.regex.Pattern;

/// The names by which a server's databases show what they are.
final class ScratchNames {

  static final String TEMPLATE_PREFIX = "slipway_template_";

  private static final Pattern SCRATCH =
      Pattern.compile("slipway_scratch_(?<owner>[0-9a-f]{16})_[0-9]+");
  private static final Pattern TEMPLATE = Pattern.compile(TEMPLATE_PREFIX + "[0-9a-f]{32}");

  private ScratchNames() {}

  static String scratch(Owner owner, int number) {
    return "slipway_scratch_" + owner + "_" + number;
  }

  /// Whose scratch database this is; empty for any other name.
  static Optional<Owner> ownerOf(String database) {
    var matcher = SCRATCH.matcher(database);
    return matcher.matches() ? Optional.of(Owner.parse(matcher.group("owner"))) : Optional.empty();
  }

  static boolean isTemplate(String database) {
    return TEMPLATE.matcher(database).matches();
  }
}
