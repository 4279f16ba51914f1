/** Commands that come again get their first answer. */
package dev.amends.recovery.idempotency;
