/** Facts and permissions of customers: merged here, published as a whole. */
package dev.amends.ingest.customers;
