/** Order and moments; plain Java. */
package dev.amends.risk.journey.domain;
