/// What can be said of a migration before anybody runs it: the rules, what they find, what is
/// allowed all the same, and how grave it is.
@NullMarked
package io.slipway.engine.lint;

import org.jspecify.annotations.NullMarked;
