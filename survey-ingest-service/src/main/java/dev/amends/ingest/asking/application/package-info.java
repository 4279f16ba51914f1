/** The steps from the wish to ask a customer to the message that asks. */
package dev.amends.ingest.asking.application;
