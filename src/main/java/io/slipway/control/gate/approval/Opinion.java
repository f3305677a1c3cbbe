package io.slipway.control.gate.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person said of a plan.
///
/// @param digest of the plan that the person saw
/// @param roles what the person held then, where the plan belongs
/// @param subject the confirmation's id; absent for everything else
@Schema(name = "Opinion", description = "What a person said of a plan")
public record Opinion(
    Kind kind,
    String digest,
    UUID person,
    @Schema(example = "ada") String name,
    Set<Role> roles,
    @Nullable @Schema(description = "What was confirmed; absent for everything else")
        String subject,
    @Nullable String comment,
    Instant at) {

  /// What can be said.
  public enum Kind {
    /// It may run.
    @JsonProperty("approve")
    APPROVE,
    /// It may not, whoever approves it.
    @JsonProperty("reject")
    REJECT,
    /// What the person said before counts no more.
    @JsonProperty("withdraw")
    WITHDRAW,
    /// Something for others to read.
    @JsonProperty("comment")
    COMMENT,
    /// Something that only people can know is so.
    @JsonProperty("confirm")
    CONFIRM;

    /// In lower case, as the table and the audit trail have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Opinion {
    roles = Set.copyOf(roles);
  }
}
