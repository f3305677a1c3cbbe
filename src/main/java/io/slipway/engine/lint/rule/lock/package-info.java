/// How long locks are waited for and held.
@NullMarked
package io.slipway.engine.lint.rule.lock;

import org.jspecify.annotations.NullMarked;
