/// The chain of audit entries and the checkpoints that sign it: what they are made of and how they
/// are verified, the same for the service and for whoever verifies an export without it.
@NullMarked
package io.slipway.control.audit.chain;

import org.jspecify.annotations.NullMarked;
