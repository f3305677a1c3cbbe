/// What a rule is, what it sees of a statement, and the words and recipes that rules share.
@NullMarked
package io.slipway.engine.lint.rule;

import org.jspecify.annotations.NullMarked;
