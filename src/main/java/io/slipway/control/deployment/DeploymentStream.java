package io.slipway.control.deployment;

import io.slipway.control.deployment.state.DeploymentBoard;
import io.slipway.control.deployment.state.DeploymentEvents;
import io.slipway.control.deployment.state.DeploymentEvents.Event;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.LastingAccess;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells watchers what happens in a deployment, as server-sent events.
///
/// The events come from the control database, so that it does not matter which instance does the
/// work, and a watcher whose connection broke goes on where it was.
@RestController
@Tag(name = "deployments")
class DeploymentStream {

  private static final Duration INTERVAL = Duration.ofMillis(200);
  // Watchers come back by themselves with the id of the last event that they have seen.
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final DeploymentBoard board;
  private final DeploymentEvents events;
  private final AccessCheck access;
  private volatile boolean closing;

  DeploymentStream(DeploymentBoard board, DeploymentEvents events, AccessCheck access) {
    this.board = board;
    this.events = events;
    this.access = access;
  }

  @GetMapping(
      path = "/api/v1/deployments/{id}/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Authorize(role = Role.VIEWER, on = "deployment")
  @Operation(
      operationId = "watchDeployment",
      summary = "Tells what happens in a deployment, as server-sent events",
      description =
          "Begins with what has happened already, or behind the event named by Last-Event-ID. An"
              + " event `settled` is the last one: nothing more happens by itself.")
  @ApiResponse(
      responseCode = "200",
      description = "Events, each with the time and what it is about as JSON",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  SseEmitter watch(
      @PathVariable UUID id,
      @Nullable
          @RequestHeader(name = "Last-Event-ID", required = false)
          @PositiveOrZero
          @Parameter(description = "The id of the last event seen")
          Long lastEventId) {
    var deployment = new DeploymentId(id);
    if (board.find(deployment).isEmpty()) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such deployment.");
    }
    var watch = new Watch(deployment, access.lasting());
    var emitter = new SseEmitter(LONGEST.toMillis());
    Thread.ofVirtual()
        .name("events of deployment " + id)
        .start(() -> tell(emitter, watch, lastEventId == null ? 0 : lastEventId));
    return emitter;
  }

  /// Lets watchers go, so that a shutdown need not wait for them; they find another instance.
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }

  /// What somebody watches.
  ///
  /// @param access whether they still may
  private record Watch(DeploymentId deployment, LastingAccess access) {

    /// Looked up before anything is sent, and every other second when there is nothing.
    boolean isAllowed(boolean quiet) {
      return quiet ? access.heldLately() : access.holds();
    }
  }

  private void tell(SseEmitter emitter, Watch watch, long from) {
    try {
      var deployment = watch.deployment();
      var seen = from;
      var quietSince = System.nanoTime();
      while (!closing) {
        // Asked before the events are read, so that none can slip in between.
        var settled = board.find(deployment).orElseThrow().isSettled();
        var page = events.after(deployment, seen);
        if (!watch.isAllowed(page.isEmpty() && !settled)) {
          break;
        }
        for (var event : page) {
          send(emitter, event);
          seen = event.id();
          quietSince = System.nanoTime();
        }
        if (page.isEmpty() && settled) {
          emitter.send(SseEmitter.event().name("settled").data("{}", MediaType.APPLICATION_JSON));
          emitter.complete();
          return;
        }
        if (System.nanoTime() - quietSince > KEEP_ALIVE.toNanos()) {
          emitter.send(SseEmitter.event().comment("still here"));
          quietSince = System.nanoTime();
        }
        LockSupport.parkNanos(page.isEmpty() ? INTERVAL.toNanos() : 0);
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      // The watcher is gone; it comes back by itself if it wants to.
      emitter.complete();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private static void send(SseEmitter emitter, Event event) throws IOException {
    emitter.send(
        SseEmitter.event()
            .id(Long.toString(event.id()))
            .name(event.kind())
            .data(
                "{\"at\":\"" + event.at() + "\",\"detail\":" + event.detail() + "}",
                MediaType.APPLICATION_JSON));
  }
}
