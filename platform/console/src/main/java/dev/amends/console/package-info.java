/**
 * The gateway: signs people in, keeps their tokens out of the browser, and hands {@code /api} to
 * the four services.
 *
 * <p>No domain rule belongs here. Who may do what is decided by the service that owns the data; the
 * gateway only says who is asking.
 */
package dev.amends.console;
