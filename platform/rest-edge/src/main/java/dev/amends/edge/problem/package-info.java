/** One vocabulary of errors, always as problem+json (RFC 9457) with a stable code. */
package dev.amends.edge.problem;
