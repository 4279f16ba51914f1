/**
 * How comments are read improves with what this deployment's own customers say: comments that came
 * with a score are labelled examples.
 */
package dev.amends.risk.textmodel;
