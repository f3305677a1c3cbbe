/// What can be asked of Slipway's jar on a command line, without starting the service.
@NullMarked
package io.slipway.cli;

import org.jspecify.annotations.NullMarked;
