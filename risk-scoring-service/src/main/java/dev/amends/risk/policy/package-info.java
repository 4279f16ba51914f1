/**
 * Who counts as at risk is a versioned set of rules that a CX lead edits, tries on what customers
 * said before, and activates.
 */
package dev.amends.risk.policy;
