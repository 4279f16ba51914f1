/** Every response and every campaign: a message sent, or a stored reason why not. */
package dev.amends.promoters.outreach;
