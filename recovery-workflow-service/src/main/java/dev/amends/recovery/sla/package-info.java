/** Deadlines in business time: working periods, time zone, public holidays. */
package dev.amends.recovery.sla;
