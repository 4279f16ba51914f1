/** What customers bring, and revenue at risk over HTTP. */
package dev.amends.risk.revenue.adapter;
