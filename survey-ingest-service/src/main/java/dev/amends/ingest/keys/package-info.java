/**
 * Keys for upstream systems that cannot get tokens: hashed, scoped, rotating, and limited in their
 * rate.
 */
package dev.amends.ingest.keys;
