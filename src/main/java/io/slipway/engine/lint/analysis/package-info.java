/// Goes through scripts statement by statement, asks all rules, and puts together what they find.
@NullMarked
package io.slipway.engine.lint.analysis;

import org.jspecify.annotations.NullMarked;
