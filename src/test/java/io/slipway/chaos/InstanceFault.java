package io.slipway.chaos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An instance of Slipway that goes away and comes back.
sealed interface InstanceFault extends Fault {

  /// It is killed with SIGKILL, and started again.
  record Killed(Scene scene, int number) implements InstanceFault {
    @Override
    public String kind() {
      return "instance killed";
    }

    @Override
    public void strike(Job job) {
      scene.instance(number).kill();
      scene.startAgain(number);
    }
  }

  /// It is stopped with SIGSTOP for so long that the other takes it for dead, and goes on then.
  record Frozen(Scene scene, int number, int ms) implements InstanceFault {
    @Override
    public String kind() {
      return "instance frozen, and back";
    }

    @Override
    public void strike(Job job) {
      var instance = scene.instance(number);
      instance.signal("STOP");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
      instance.signal("CONT");
    }
  }
}
