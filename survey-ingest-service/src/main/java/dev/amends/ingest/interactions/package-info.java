/**
 * What happened between customers and us, apart from what they said: contacts, orders, ends of
 * contracts. Read, judged, published; nothing is stored here.
 */
package dev.amends.ingest.interactions;
