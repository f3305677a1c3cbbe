package io.slipway.control.gate;

import io.slipway.control.gate.approval.Opinion;
import io.slipway.http.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a person wants to say of a plan.
@Schema(
    example =
        """
        {"digest": "472542838a0bc9d1dce866fdfe1cfbe7c7c914af0b5001b568c09d7778f90b75",
         "decision": "approve", "comment": "Looked at the locks with Grace."}""")
record OpinionRequest(
    @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a plan's digest")
        @Schema(description = "The digest of the plan that was looked at")
        String digest,
    @NotNull
        @Schema(
            description =
                "`withdraw` takes back what the person said before; `confirm` needs `subject`")
        Opinion.Kind decision,
    @Nullable
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}", message = "must be a confirmation's id")
        @Schema(description = "What is confirmed: an id of the policy", example = "support-told")
        String subject,
    @Nullable @PlainText @Size(max = OpinionRequest.LONGEST) String comment) {

  static final int LONGEST = 2000;
}
