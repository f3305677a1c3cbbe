/// Changing rows.
@NullMarked
package io.slipway.engine.lint.rule.data;

import org.jspecify.annotations.NullMarked;
