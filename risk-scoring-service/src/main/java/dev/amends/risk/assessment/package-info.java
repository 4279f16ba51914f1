/**
 * What one response means for the risk of losing the customer, decided once and explained in full.
 */
package dev.amends.risk.assessment;
