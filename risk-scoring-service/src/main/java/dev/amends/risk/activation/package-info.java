/** Who let which version of something work, when and why. */
package dev.amends.risk.activation;
