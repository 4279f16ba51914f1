/**
 * Responses whose score and words say opposite things: a person says with one click which holds.
 */
package dev.amends.risk.contradiction;
