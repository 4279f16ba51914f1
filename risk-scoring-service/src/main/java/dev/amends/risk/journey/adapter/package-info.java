/** Responses of a journey, and HTTP. */
package dev.amends.risk.journey.adapter;
