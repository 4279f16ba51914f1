/** What operations sees of the cases. */
package dev.amends.recovery.recoverycase.adapter.metrics;
