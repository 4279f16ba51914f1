/** What every service says to its database in the same way. */
package dev.amends.backbone.jdbc;
