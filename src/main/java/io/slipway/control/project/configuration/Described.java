package io.slipway.control.project.configuration;

import io.slipway.control.project.yaml.Section;
import java.util.Optional;

/// One object of a file: where it stands and, if nothing is wrong with it, what it is.
record Described<T>(Section section, Optional<T> object) {

  String id() {
    return section.name();
  }
}
