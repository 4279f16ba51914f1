/** What the risk of losing customers means in money. */
package dev.amends.risk.revenue;
