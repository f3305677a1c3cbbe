/// Findings in the formats that code hosts, CI servers and people read.
@NullMarked
package io.slipway.engine.lint.report;

import org.jspecify.annotations.NullMarked;
