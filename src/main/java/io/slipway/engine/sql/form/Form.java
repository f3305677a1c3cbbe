package io.slipway.engine.sql.form;

/// What one statement is to PostgreSQL, as far as its text says.
///
/// Names are as PostgreSQL folds them: without quotes, lower-case where they had none. Source of
/// all forms: PostgreSQL's documentation, "SQL Commands".
public sealed interface Form
    permits TableForm,
        IndexForm,
        ViewForm,
        TypeForm,
        SequenceForm,
        RoutineForm,
        TableObjectForm,
        ObjectForm,
        PrivilegeForm,
        DataForm,
        MaintenanceForm,
        SessionForm,
        Unread {}
