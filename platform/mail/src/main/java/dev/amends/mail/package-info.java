/**
 * How a mail leaves: over SMTP, with a last step that a ledger can be written in. Knows no
 * campaign, survey or case.
 */
package dev.amends.mail;
