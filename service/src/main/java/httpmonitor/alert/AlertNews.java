package httpmonitor.alert;

/** Something about the alert that a user is told once. */
public sealed interface AlertNews permits AlertTransition, AlertCorrection {}
