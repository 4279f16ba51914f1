/**
 * Who was asked and who answered: response rates, and silence, which says something too. Counted
 * from {@code amends.interactions.v1}.
 */
package dev.amends.risk.asking;
