/// Scratch databases: created, cloned from templates, dropped, and never left behind.
@NullMarked
package io.slipway.engine.scratch;

import org.jspecify.annotations.NullMarked;
