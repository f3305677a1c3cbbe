/// What is wrong with scripts as such, whatever they do.
@NullMarked
package io.slipway.engine.lint.rule.script;

import org.jspecify.annotations.NullMarked;
