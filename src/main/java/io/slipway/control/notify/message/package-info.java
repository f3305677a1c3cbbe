/// What is told, and how: CloudEvents with their signature, Slack's messages and plain e-mail.
@NullMarked
package io.slipway.control.notify.message;

import org.jspecify.annotations.NullMarked;
