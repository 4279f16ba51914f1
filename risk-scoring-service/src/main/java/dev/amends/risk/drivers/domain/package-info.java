/** The formulas. */
package dev.amends.risk.drivers.domain;
