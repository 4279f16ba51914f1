/** Two ids of one customer: from when on they are one, and what is moved then. */
package dev.amends.backbone.identity;
