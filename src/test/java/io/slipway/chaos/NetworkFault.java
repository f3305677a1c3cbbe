package io.slipway.chaos;

import io.slipway.testing.TcpProxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// A network that breaks between Slipway and a target, or the control database.
sealed interface NetworkFault extends Fault {

  // Behind the instances' patience with a silent target.
  int SERVER_NOTICES_MS = 9000;

  /// A network that can break.
  ///
  /// @param name to whom it leads
  record Way(String name, Function<Job, TcpProxy> of) {

    static final Way TO_TARGET = new Way("target", job -> job.target().network());

    /// From one instance to the control database.
    static Way toControl(TcpProxy network) {
      return new Way("control database", _ -> network);
    }
  }

  /// All connections are closed.
  record Cut(Way way) implements NetworkFault {
    @Override
    public String kind() {
      return "network cut: " + way.name();
    }

    @Override
    public void strike(Job job) {
      way.of().apply(job).cut();
    }
  }

  /// All connections are closed some bytes into their next answers.
  record CutInAnswer(Way way, int bytes) implements NetworkFault {
    @Override
    public String kind() {
      return "network cut within a message: " + way.name();
    }

    @Override
    public void strike(Job job) {
      way.of().apply(job).cutBehind(bytes);
    }
  }

  /// What is asked arrives, and no answer comes back, until the connections are closed.
  record LostAnswers(Way way, int ms) implements NetworkFault {
    @Override
    public String kind() {
      return "answers lost, then cut: " + way.name();
    }

    @Override
    public void strike(Job job) {
      var network = way.of().apply(job);
      network.loseAnswers();
      pause(ms);
      network.cut();
    }
  }

  /// Nothing of what is sent arrives any more, in one direction or both, on the connections that
  /// there are. The server learns of it later than the runs have to, as from its keep-alive, and
  /// Slipway's side never does.
  record Silence(Way way, boolean answersOnly) implements NetworkFault {
    @Override
    public String kind() {
      return (answersOnly ? "network silent, answers only: " : "network silent: ") + way.name();
    }

    @Override
    public void strike(Job job) {
      var network = way.of().apply(job);
      if (answersOnly) {
        network.silenceAnswers();
      } else {
        network.silence();
      }
      pause(SERVER_NOTICES_MS);
      network.endAtServer();
    }
  }

  /// Nothing moves for a while, then everything goes on.
  record Stall(Way way, int ms) implements NetworkFault {
    @Override
    public String kind() {
      return "network stalled: " + way.name();
    }

    @Override
    public void strike(Job job) {
      var network = way.of().apply(job);
      network.stall(true);
      pause(ms);
      network.stall(false);
    }
  }

  /// All connections are closed, and for a while no new one is accepted.
  record Away(Way way, int ms) implements NetworkFault {
    @Override
    public String kind() {
      return "network away: " + way.name();
    }

    @Override
    public void strike(Job job) {
      var network = way.of().apply(job);
      network.refuse(true);
      network.cut();
      pause(ms);
      network.refuse(false);
    }
  }

  private static void pause(int ms) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
