/**
 * What readers make of the same bytes: it grows by one with each change of a text, its places, its bytes or what is told of it, in any format, for
 * the readers stand on each other (Word files and books are read as HTML). A document that was read under an older number is out of date, whatever
 * the package's version: the next run over its original reads it again, and so does `whosaid refresh`. A test pins what the number stands for.
 */
export const READER_VERSION = 6;
