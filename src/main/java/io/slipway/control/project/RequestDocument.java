package io.slipway.control.project;

import io.slipway.control.project.yaml.Document;
import io.slipway.control.project.yaml.Problem;
import io.slipway.control.project.yaml.Problems;
import io.slipway.control.project.yaml.Section;
import io.slipway.http.FieldError;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request's body under the rules of the configuration's files, by way of their very readers.
final class RequestDocument {

  private final String id;
  private final Map<String, Object> values = new LinkedHashMap<>();

  RequestDocument(String id) {
    this.id = id;
  }

  /// Adds a value under a key of the configuration's, unless it is absent.
  RequestDocument with(String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value);
    }
    return this;
  }

  /// The object that the body describes.
  ///
  /// @throws ProblemException `invalid-field`, with every field at fault
  <T> T read(Set<String> keys, Function<Section, Optional<T>> reader) {
    var problems = new Problems();
    var object =
        Document.json("request", StoredJson.write(Map.of(id, values)))
            .root(Section.ANY_KEY, problems)
            .flatMap(root -> root.section(id, keys))
            .flatMap(reader);
    if (object.isEmpty() || !problems.isEmpty()) {
      throw refusal(problems.inReadingOrder()).asException();
    }
    return object.get();
  }

  private Refusal refusal(List<Problem> problems) {
    var errors = problems.stream().map(this::error).toList();
    var detail =
        errors.stream()
            .map(
                error ->
                    error.field().isEmpty()
                        ? error.message()
                        : error.field() + ": " + error.message())
            .collect(Collectors.joining("; "));
    return new Refusal(ProblemCode.INVALID_FIELD, detail, errors, Map.of());
  }

  private FieldError error(Problem problem) {
    var path = problem.path();
    var field = path.startsWith(id + ".") ? path.substring(id.length() + 1) : "";
    return new FieldError(field, problem.message());
  }
}
