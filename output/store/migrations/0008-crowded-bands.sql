-- Bands that so many documents share that they tell nothing. Those that were compared before a band was crowded are compared again: what is near
-- what hangs on the documents alone, not on the order in which they came.

CREATE TABLE crowded_bands (
  band INTEGER PRIMARY KEY
) STRICT;
