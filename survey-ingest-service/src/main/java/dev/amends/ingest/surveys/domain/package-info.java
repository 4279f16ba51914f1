/** What is asked, of whom, in which order and in which words. */
package dev.amends.ingest.surveys.domain;
