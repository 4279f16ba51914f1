/** Saving, activating and trying a policy. */
package dev.amends.risk.policy.application;
