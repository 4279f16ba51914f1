/** What survey tools send in their own format: checked by signature, mapped by data. */
package dev.amends.ingest.webhooks;
