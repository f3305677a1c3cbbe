/// The control database: an embedded PostgreSQL or a server of the operator's, and its schema.
@NullMarked
@ApplicationModule
package io.slipway.control.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
