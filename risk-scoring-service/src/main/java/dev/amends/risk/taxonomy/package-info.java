/** What comments are about is this deployment's to name: topics in versions, one of them active. */
package dev.amends.risk.taxonomy;
