/// Writing a table anew.
@NullMarked
package io.slipway.engine.lint.rule.rewrite;

import org.jspecify.annotations.NullMarked;
