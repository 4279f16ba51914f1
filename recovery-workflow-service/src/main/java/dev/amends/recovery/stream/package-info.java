/**
 * What happens to cases, live: the outbox read in commit order and handed to every browser that
 * listens.
 */
package dev.amends.recovery.stream;
