/**
 * What moves an outcome. Association, never cause; figures about scores by themselves are in {@code
 * metrics}.
 */
package dev.amends.risk.drivers;
