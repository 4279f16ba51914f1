/** Classes that each break one rule of the house, so that the rule is seen to notice. */
package dev.amends.offender;
