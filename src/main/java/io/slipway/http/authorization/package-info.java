/// Who may do what: the rule on every endpoint, and the one place that enforces it.
@NullMarked
package io.slipway.http.authorization;

import org.jspecify.annotations.NullMarked;
