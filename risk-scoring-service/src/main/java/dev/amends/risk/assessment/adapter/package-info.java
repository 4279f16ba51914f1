/** The topics, the tables and REST. */
package dev.amends.risk.assessment.adapter;
