package io.slipway.control.rehearsal;

import io.slipway.engine.rehearsal.Loss;
import io.slipway.engine.rehearsal.RollbackVerdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether one step can be undone.
@Schema(name = "StepRollback")
public record StepRollback(
    @Schema(example = "V12__stock_move_history_index.sql") String migration,
    RollbackVerdict verdict,
    String reason,
    @Schema(description = "The down script that was tried") Down down,
    @Nullable @Schema(description = "A down script that Slipway wrote and proved, for the bundle")
        Offer offer,
    @Schema(description = "What of the data is not there afterwards") List<Loss> losses,
    @Schema(description = "What of the schema is not as before") SchemaDifferences differences,
    List<String> remarks) {

  public StepRollback {
    losses = List.copyOf(losses);
    remarks = List.copyOf(remarks);
  }

  /// A script that undoes a step.
  @Schema(name = "DownScript")
  public record Down(
      Source source,
      @Nullable @Schema(description = "In the bundle, or where its layout would have it")
          String path,
      @Nullable
          @Schema(
              description =
                  "SHA-256 of the proved script as it would be sent; absent unless it is proved")
          String sha256) {

    /// Who wrote it.
    public enum Source {
      /// The bundle has it.
      AUTHOR,
      /// Slipway wrote it.
      GENERATED,
      /// There is none.
      NONE
    }
  }

  /// A script to be committed.
  @Schema(name = "OfferedScript")
  public record Offer(
      @Nullable
          @Schema(
              description = "Its place in the bundle; absent where the layout has none",
              example = "U12__stock_move_history_index.sql")
          String path,
      String sql) {}
}
