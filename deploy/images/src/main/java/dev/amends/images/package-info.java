/**
 * No code: the images hold what the other modules have built. Jib wants a compiled module, and this
 * is it.
 */
package dev.amends.images;
