/// Reads statements with pgCodeKeeper's grammar, and leaves nothing of it to be seen outside.
@NullMarked
package io.slipway.engine.sql.grammar;

import org.jspecify.annotations.NullMarked;
