-- What readers know of the tables in a text: figures in cells are read by it, also where the text is all that is left of a document.

ALTER TABLE documents ADD COLUMN tables TEXT CHECK (tables IS NULL OR json_valid(tables));
