/** A unit that may be chosen beside a number: `factor` makes it one of the first. */

/** A value that outputs share; it is not shown. */

/** A verdict on the first output: that of the first band whose `upTo` is above it. */

/** Inputs that repeat, such as the courses of a term. Outputs go over them with `sum`, `average` and `count`. */

/** A table computed row by row. */
