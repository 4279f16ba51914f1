/** What can happen to a case, and when it may. Plain Java. */
package dev.amends.recovery.recoverycase.domain;
