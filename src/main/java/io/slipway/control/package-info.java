/// What is allowed, asked for and remembered: one package a capability, each with its REST edge.
@NullMarked
package io.slipway.control;

import org.jspecify.annotations.NullMarked;
