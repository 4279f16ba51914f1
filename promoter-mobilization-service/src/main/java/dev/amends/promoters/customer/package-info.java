/**
 * The latest snapshot of each customer, with the permissions to write. Facts are merged upstream;
 * here the higher version simply wins.
 */
package dev.amends.promoters.customer;
