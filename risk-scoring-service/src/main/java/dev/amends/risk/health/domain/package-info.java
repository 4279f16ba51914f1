/** The formula; plain Java. */
package dev.amends.risk.health.domain;
