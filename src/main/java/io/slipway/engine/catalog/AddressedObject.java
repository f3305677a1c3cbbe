package io.slipway.engine.catalog;

import java.util.Optional;
import java.util.SortedMap;

/// An object whose parent is still an address, and whose attributes still grow.
record AddressedObject(
    Address address,
    ObjectRef ref,
    Optional<Address> parent,
    SortedMap<String, String> attributes) {}
