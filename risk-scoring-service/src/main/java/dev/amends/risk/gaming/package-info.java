/**
 * Where answers look as if they had been steered. A reason to look, never proof; and nothing about
 * single employees.
 */
package dev.amends.risk.gaming;
