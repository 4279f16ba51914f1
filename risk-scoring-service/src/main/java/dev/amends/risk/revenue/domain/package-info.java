/** The formula. */
package dev.amends.risk.revenue.domain;
