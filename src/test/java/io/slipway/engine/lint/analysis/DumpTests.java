package io.slipway.engine.lint.analysis;

import org.junit.jupiter.api.Test;

class DumpTests {
  @Test
  void dump() {
    for (var rule : Rules.all()) {
      var e = RuleExample.of(rule.entry(), "bad");
      if (e.isEmpty()) continue;
      System.out.println("=================== " + rule.id());
      e.get()
          .report()
          .findings()
          .forEach(
              f -> {
                System.out.println(
                    "-- "
                        + f.rule().id()
                        + " "
                        + f.severity()
                        + " "
                        + f.message()
                        + "\n   ADVICE "
                        + f.advice()
                        + " "
                        + f.objects());
                if (f.rule().id().equals(rule.id()))
                  f.followUps()
                      .forEach(x -> System.out.println("## " + x.path() + "\n" + x.text()));
              });
    }
  }
}
