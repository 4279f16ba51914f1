/** Streams, tables and HTTP of learning. */
package dev.amends.risk.outcome.adapter;
