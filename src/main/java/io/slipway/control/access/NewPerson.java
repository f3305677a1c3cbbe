package io.slipway.control.access;

import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person to be added.
@Schema(
    example =
        """
        {"name": "alice", "displayName": "Alice Example", "email": "alice@example.com",
         "grants": [{"role": "APPROVER", "environment": "production"}]}""")
record NewPerson(
    @Schema(description = "Sign-in name and actor in audit entries; for good")
        @NotNull
        @Pattern(regexp = People.NAME, message = People.NAME_MESSAGE)
        String name,
    @NotNull @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE) String displayName,
    @Nullable @Pattern(regexp = EMAIL, message = EMAIL_MESSAGE) String email,
    @NotNull @Size(max = 100) List<@NotNull @Valid Grant> grants) {

  static final String PRINTABLE = "[^\\p{Cntrl}\\p{Cs}]{1,100}";
  static final String PRINTABLE_MESSAGE = "must be 1 to 100 printable characters";
  static final String EMAIL = "[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,190}";
  static final String EMAIL_MESSAGE = "must be an e-mail address";
}
