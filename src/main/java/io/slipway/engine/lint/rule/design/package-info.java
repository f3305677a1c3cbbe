/// How tables are made, and what things are called.
@NullMarked
package io.slipway.engine.lint.rule.design;

import org.jspecify.annotations.NullMarked;
