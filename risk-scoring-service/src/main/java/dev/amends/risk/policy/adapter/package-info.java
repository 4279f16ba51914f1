/** The policies in PostgreSQL and over HTTP. */
package dev.amends.risk.policy.adapter;
