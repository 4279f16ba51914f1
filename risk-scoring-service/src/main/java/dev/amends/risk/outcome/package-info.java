/** What becomes of customers, and what the risk model learns from it. */
package dev.amends.risk.outcome;
