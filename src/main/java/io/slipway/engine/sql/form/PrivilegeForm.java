package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;

/// What gives and takes privileges and memberships, and makes roles.
public sealed interface PrivilegeForm extends Form {

  /// `GRANT` and `REVOKE` on objects.
  ///
  /// @param privileges in upper case, without columns; `ALL` for all
  /// @param objects those named; empty for `ALL … IN SCHEMA`
  /// @param roles whom they are given or taken; `public` for everybody
  record Grant(
      boolean revoke,
      List<String> privileges,
      ObjectKind kind,
      List<Name> objects,
      List<String> roles)
      implements PrivilegeForm {
    public Grant {
      privileges = List.copyOf(privileges);
      objects = List.copyOf(objects);
      roles = List.copyOf(roles);
    }
  }

  /// `GRANT role TO role` and its opposite.
  record Membership(boolean revoke, List<String> granted, List<String> roles)
      implements PrivilegeForm {
    public Membership {
      granted = List.copyOf(granted);
      roles = List.copyOf(roles);
    }
  }

  /// `ALTER DEFAULT PRIVILEGES`.
  record DefaultPrivileges() implements PrivilegeForm {}

  /// `CREATE` and `ALTER ROLE`, `USER` and `GROUP`.
  ///
  /// @param options in upper case, without what they are set to, such as `SUPERUSER`
  record DefineRole(String name, boolean create, List<String> options) implements PrivilegeForm {
    public DefineRole {
      options = List.copyOf(options);
    }
  }

  /// `REASSIGN OWNED`.
  record ReassignOwned(List<String> from, String to) implements PrivilegeForm {
    public ReassignOwned {
      from = List.copyOf(from);
    }
  }
}
