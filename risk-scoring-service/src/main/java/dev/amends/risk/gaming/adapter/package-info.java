/** The gaming radar over HTTP. */
package dev.amends.risk.gaming.adapter;
