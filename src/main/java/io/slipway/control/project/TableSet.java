package io.slipway.control.project;

import org.springframework.stereotype.Component;

/// The three tables.
@Component
record TableSet(ProjectTable projects, EnvironmentTable environments, TargetTable targets) {}
