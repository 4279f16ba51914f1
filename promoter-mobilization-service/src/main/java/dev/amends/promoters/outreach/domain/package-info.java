/** Who gets a message, who does not and why, and who has to wait. Plain Java. */
package dev.amends.promoters.outreach.domain;
