/** What is known of a customer's contacts, and HTTP. */
package dev.amends.risk.health.adapter;
