/// What each statement is to PostgreSQL: its command, the objects it names and what it asks of
/// them, read with pgCodeKeeper's grammar.
@NullMarked
package io.slipway.engine.sql.form;

import org.jspecify.annotations.NullMarked;
