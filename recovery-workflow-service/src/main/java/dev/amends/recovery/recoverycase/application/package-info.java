/** Opening, handing out, working and sweeping cases; each change with its event. */
package dev.amends.recovery.recoverycase.application;
