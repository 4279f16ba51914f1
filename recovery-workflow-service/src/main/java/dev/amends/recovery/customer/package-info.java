/** What other services said of the customer; a copy, for the agent to read. */
package dev.amends.recovery.customer;
