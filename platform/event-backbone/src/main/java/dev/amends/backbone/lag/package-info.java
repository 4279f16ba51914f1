/** How far a consumer is behind its topic. */
package dev.amends.backbone.lag;
