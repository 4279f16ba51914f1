/**
 * Erasure of a customer, as far as delivery is concerned: what was accepted before is dropped
 * wherever it still arrives, and every service confirms that it has forgotten.
 */
package dev.amends.backbone.erasure;
