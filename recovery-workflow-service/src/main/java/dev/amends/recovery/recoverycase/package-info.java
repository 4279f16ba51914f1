/** The case: one open at a time for a customer, one owner, a clock, an end. */
package dev.amends.recovery.recoverycase;
