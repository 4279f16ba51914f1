/** What becomes of customers as such: they change, are merged and are erased. */
package dev.amends.backbone.lifecycle;
