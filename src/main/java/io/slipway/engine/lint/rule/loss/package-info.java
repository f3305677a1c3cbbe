/// What is gone afterwards.
@NullMarked
package io.slipway.engine.lint.rule.loss;

import org.jspecify.annotations.NullMarked;
