/** What may be sent and in which words. Who gets it is decided in {@code outreach}. */
package dev.amends.promoters.campaign;
