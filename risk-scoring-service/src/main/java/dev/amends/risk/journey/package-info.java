/** Journeys as customers live them. */
package dev.amends.risk.journey;
