/** How well the relationship with a customer is, over time. */
package dev.amends.risk.health;
