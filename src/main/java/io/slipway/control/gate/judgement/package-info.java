/// What a policy makes of a plan: the plan's facts, the rule that they meet, and what they lack.
@NullMarked
package io.slipway.control.gate.judgement;

import org.jspecify.annotations.NullMarked;
