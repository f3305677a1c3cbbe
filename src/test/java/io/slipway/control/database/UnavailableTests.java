package io.slipway.control.database;

import com.zaxxer.hikari.HikariDataSource;
import io.slipway.testing.SlipwayTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailableTests extends SlipwayTest {

  @Test
  void aCallerIsToldWhenTheControlDatabaseIsAway() throws SQLException {
    var pool = context().getBean(HikariDataSource.class);
    var taken = new ArrayList<Connection>();
    try {
      for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
        taken.add(pool.getConnection());
      }
      admin.get("/api/v1/status").expectProblem(503, "unavailable");
    } finally {
      closeAll(taken);
    }
    admin.get("/api/v1/status").expect(200);
  }

  private static void closeAll(List<Connection> connections) throws SQLException {
    for (var connection : connections) {
      connection.close();
    }
  }
}
