/** The model, how it is learned, and its figures of merit. */
package dev.amends.risk.model.domain;
