/**
 * Times at which the team can call customers who wish it: as many as there are hands, told to the
 * service that asks customers.
 */
package dev.amends.recovery.callback;
