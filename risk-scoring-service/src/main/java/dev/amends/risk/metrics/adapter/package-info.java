/** The buckets and REST. */
package dev.amends.risk.metrics.adapter;
