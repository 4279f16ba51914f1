/** Queue, case, commands and the live stream. */
package dev.amends.recovery.recoverycase.adapter.rest;
