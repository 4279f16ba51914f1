/** The link with which a customer says no, in one click and without signing in. */
package dev.amends.promoters.unsubscribe;
