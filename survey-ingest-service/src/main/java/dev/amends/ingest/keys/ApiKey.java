package dev.amends.ingest.keys;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/**
 * A key as it is stored.
 *
 * @param requestsPerSecond how fast it may send, or null
 * @param hash SHA-256 of the secret, which is long and random and needs no slower hash
 * @param former the hash before the last rotation, good until {@code formerUntil}; or null
 */
record ApiKey(
    String id,
    String name,
    Set<Scope> scopes,
    Integer requestsPerSecond,
    byte[] hash,
    byte[] former,
    Instant formerUntil,
    Instant createdAt,
    String createdBy,
    Instant rotatedAt,
    Instant expiresAt) {

  /** Takes the same time whatever the secret. */
  boolean opensWith(byte[] secretHash, Instant now) {
    var isCurrent = MessageDigest.isEqual(hash, secretHash);
    var isFormer = former != null && MessageDigest.isEqual(former, secretHash);
    return (isCurrent || (isFormer && now.isBefore(formerUntil)))
        && (expiresAt == null || now.isBefore(expiresAt));
  }
}
