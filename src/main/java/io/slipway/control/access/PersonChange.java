package io.slipway.control.access;

import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person shall be from now on.
@Schema(
    example =
        """
        {"displayName": "Alice Example", "email": "alice@example.com", "enabled": true,
         "grants": [{"role": "APPROVER", "environment": "production"}]}""")
record PersonChange(
    @NotNull @Pattern(regexp = NewPerson.PRINTABLE, message = NewPerson.PRINTABLE_MESSAGE)
        String displayName,
    @Nullable @Pattern(regexp = NewPerson.EMAIL, message = NewPerson.EMAIL_MESSAGE) String email,
    @NotNull @Size(max = 100) List<@NotNull @Valid Grant> grants,
    @Schema(description = "Whether the person can do anything at all") @NotNull Boolean enabled) {}
