/** Assessments in. */
package dev.amends.recovery.recoverycase.adapter.messaging;
