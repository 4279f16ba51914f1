/** Who is asked, who is not or not yet, and why. Plain Java. */
package dev.amends.ingest.asking.domain;
