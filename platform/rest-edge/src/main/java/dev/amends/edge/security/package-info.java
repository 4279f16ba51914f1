/** Who is calling. Every service checks the bearer token itself. */
package dev.amends.edge.security;
