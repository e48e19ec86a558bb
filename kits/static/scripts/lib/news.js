/** Something that has just happened and can be taken back. */
