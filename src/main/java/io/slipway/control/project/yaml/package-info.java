/// Reads YAML, and JSON, so strictly that every mistake is named with its file, line and key.
@NullMarked
package io.slipway.control.project.yaml;

import org.jspecify.annotations.NullMarked;
