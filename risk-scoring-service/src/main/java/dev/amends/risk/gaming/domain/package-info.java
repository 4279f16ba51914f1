/** The signals and the tests. */
package dev.amends.risk.gaming.domain;
