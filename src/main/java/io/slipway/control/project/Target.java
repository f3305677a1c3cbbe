package io.slipway.control.project;

/// One database of one project in one environment.
///
/// @param labels tell targets of the same project and environment apart, such as tenants
public record Target(
    TargetId id,
    ProjectId project,
    EnvironmentId environment,
    TargetConnection connection,
    Labels labels) {}
