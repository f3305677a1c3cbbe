/// What people say of plans: approvals, rejections, comments and confirmations, and which of them
/// count.
@NullMarked
package io.slipway.control.gate.approval;

import org.jspecify.annotations.NullMarked;
