/** CSV and NDJSON files: stored first, then worked through row by row, resumable. */
package dev.amends.ingest.imports;
