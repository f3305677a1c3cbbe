/// Asking more of rows that are there.
@NullMarked
package io.slipway.engine.lint.rule.constraint;

import org.jspecify.annotations.NullMarked;
