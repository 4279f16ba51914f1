/** Use cases of learning and choosing, and their ports. */
package dev.amends.risk.outcome.application;
