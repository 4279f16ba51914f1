/** Cases in PostgreSQL. */
package dev.amends.recovery.recoverycase.adapter.persistence;
