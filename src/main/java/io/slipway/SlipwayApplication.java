package io.slipway;

import io.slipway.cli.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the Slipway service, or with a command's name as first argument runs that command.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SlipwayApplication {

  public static void main(String[] args) {
    if (Commands.isOne(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(SlipwayApplication.class, args);
  }
}
