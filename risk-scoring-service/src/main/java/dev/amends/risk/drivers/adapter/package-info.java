/** Drivers over HTTP. */
package dev.amends.risk.drivers.adapter;
