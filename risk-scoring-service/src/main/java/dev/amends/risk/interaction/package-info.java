/** What happened with customers besides their answers, as it comes in. */
package dev.amends.risk.interaction;
