package dev.amends.console;

import java.net.URI;

/**
 * Where a request goes.
 *
 * @param origin scheme, host and port of the service
 * @param path the path there, already normalised
 * @param open true for routes that are signed or carry their own credentials, so that nobody signs
 *     in
 */
record Target(URI origin, String path, boolean open) {}
