/// Partitioned tables.
@NullMarked
package io.slipway.engine.lint.rule.partition;

import org.jspecify.annotations.NullMarked;
