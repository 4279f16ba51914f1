/**
 * What speaks against writing to a customer now: open cases, broken promises, and not knowing
 * whether there are any because this service is behind its topics.
 */
package dev.amends.promoters.interlock;
