/** Reading what others send: every item gets one verdict, with all that is wrong named by field. */
package dev.amends.ingest.verdict;
