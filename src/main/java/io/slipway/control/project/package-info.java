/// Projects, environments and targets: what they are, where they are kept, how they are reached.
@NullMarked
package io.slipway.control.project;

import org.jspecify.annotations.NullMarked;
