/** What a policy would have meant. */
package dev.amends.risk.policy.domain;
