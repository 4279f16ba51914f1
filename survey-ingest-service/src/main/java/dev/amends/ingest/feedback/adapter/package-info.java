/** REST, CloudEvents and the topic. */
package dev.amends.ingest.feedback.adapter;
