/**
 * What an audit trail with personal data needs: words that can be made unreadable without touching
 * the trail, and a note of everybody who looked at how a customer can be reached.
 */
package dev.amends.recovery.audit;
