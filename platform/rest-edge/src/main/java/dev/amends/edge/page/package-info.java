/** Lists in pages: opaque cursors and bounded sizes. */
package dev.amends.edge.page;
