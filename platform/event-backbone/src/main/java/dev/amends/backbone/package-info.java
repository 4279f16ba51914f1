/**
 * How an event is published and consumed safely: at least once, with idempotent effects. Knows
 * nothing of customers, cases or campaigns; a type of the business belongs in a service.
 */
package dev.amends.backbone;
