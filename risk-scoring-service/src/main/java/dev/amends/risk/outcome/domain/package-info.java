/** How a learned model is held against the one in use; plain Java. */
package dev.amends.risk.outcome.domain;
