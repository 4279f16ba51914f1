/** The two activities: deciding on responses as they come, and sending what is due. */
package dev.amends.promoters.outreach.application;
