package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What an environment shall be from now on.
@Schema(
    example =
        """
        {"name": "Staging", "order": 2}""")
record EnvironmentChange(
    @NotNull @Size(min = 1, max = DisplayName.LONGEST) String name,
    @NotNull @Min(Environment.FIRST) @Max(Environment.LAST) Integer order) {

  Environment of(String id) {
    return new RequestDocument(id)
        .with("name", name)
        .with("order", order)
        .read(EnvironmentReader.KEYS, section -> new EnvironmentReader(section).read());
  }
}
