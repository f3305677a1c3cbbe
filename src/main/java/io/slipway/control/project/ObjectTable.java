package io.slipway.control.project;

import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of one kind of object. Removed objects are not found, but their rows stay.
///
/// @param <T> the kind of object
interface ObjectTable<T> {

  /// The kind's word, such as `target`.
  String kind();

  String idOf(T object);

  Optional<Stored<T>> find(String id);

  /// All that belong to the configuration.
  List<Stored<T>> configured();

  /// Creates, changes or revives an object's row.
  void save(T object, Source source);

  void markRemoved(String id);

  /// Why an object cannot be as it is beside the others that are stored.
  Optional<Refusal> obstacleTo(T object);

  /// Why an object cannot be removed: what still refers to it.
  Optional<Refusal> obstacleToRemoving(String id);

  /// What there is to say about an object, under the keys that configuration and API use.
  Map<String, Object> facts(T object);
}
