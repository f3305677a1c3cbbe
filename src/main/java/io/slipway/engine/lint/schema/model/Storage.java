package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where and how a relation's rows are kept.
///
/// @param accessMethod empty for what has none, such as a view
/// @param tablespace empty for the database's own
/// @param parameters by name, with what they are set to: `fillfactor=70`
/// @param toasted whether it has a TOAST table
/// @param toast the name of that, as far as it is known
public record Storage(
    Optional<String> accessMethod,
    Optional<String> tablespace,
    List<String> parameters,
    Truth toasted,
    Optional<Name> toast,
    Size size) {

  public static final Storage UNKNOWN =
      new Storage(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Truth.UNKNOWN,
          Optional.empty(),
          Size.UNKNOWN);

  public Storage {
    parameters = List.copyOf(parameters);
  }

  /// How much is in it.
  ///
  /// @param rows as the planner takes it for; empty when nobody counted
  /// @param bytes of its main file; empty when it could not be asked
  public record Size(OptionalLong rows, OptionalLong bytes) {
    public static final Size UNKNOWN = new Size(OptionalLong.empty(), OptionalLong.empty());
  }

  public Storage withMethod(Optional<String> changed) {
    return new Storage(changed, tablespace, parameters, toasted, toast, size);
  }

  public Storage in(Optional<String> changed) {
    return new Storage(accessMethod, changed, parameters, toasted, toast, size);
  }

  public Storage with(List<String> changed) {
    return new Storage(accessMethod, tablespace, changed, toasted, toast, size);
  }

  public Storage with(Truth changed) {
    return new Storage(
        accessMethod,
        tablespace,
        parameters,
        changed,
        changed == Truth.NO ? Optional.empty() : toast,
        size);
  }

  public Storage with(Size changed) {
    return new Storage(accessMethod, tablespace, parameters, toasted, toast, changed);
  }
}
