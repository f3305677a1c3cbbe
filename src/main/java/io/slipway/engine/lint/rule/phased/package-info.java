/// Sequences of files that make in phases what one statement would make at once.
@NullMarked
package io.slipway.engine.lint.rule.phased;

import org.jspecify.annotations.NullMarked;
