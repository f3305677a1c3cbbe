/// Writes SQL out of two catalogs and finds its order by trying it on the server: a statement that
/// the server refuses is tried again once others have succeeded.
@NullMarked
package io.slipway.engine.schemadiff.trial;

import org.jspecify.annotations.NullMarked;
