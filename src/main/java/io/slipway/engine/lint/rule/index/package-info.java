/// Making, dropping and rebuilding indexes.
@NullMarked
package io.slipway.engine.lint.rule.index;

import org.jspecify.annotations.NullMarked;
