package dev.amends.mail;

/**
 * A message to one person who may say that it was the last.
 *
 * @param messageId in angle brackets; the same for every attempt, so that a server or mailbox that
 *     knows it can drop a second copy
 * @param to an address as the person gave it
 * @param unsubscribeLink takes a one-click POST (RFC 8058)
 */
public record Mail(
    String messageId,
    String to,
    String subject,
    String text,
    String html,
    String unsubscribeLink) {}
