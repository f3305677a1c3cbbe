/// A database's whole schema as a flat, canonical list of objects with attributes, deparsed by the
/// server itself; its digest, and the comparison of two.
@NullMarked
package io.slipway.engine.catalog;

import org.jspecify.annotations.NullMarked;
