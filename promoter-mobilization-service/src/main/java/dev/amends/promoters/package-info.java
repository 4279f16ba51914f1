/** Thanks the fans, never annoys anyone, and keeps a reason for every message that was not sent. */
package dev.amends.promoters;
