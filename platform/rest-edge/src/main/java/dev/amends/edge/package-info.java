/** How every service speaks HTTP. Nothing here knows what the services are about. */
package dev.amends.edge;
