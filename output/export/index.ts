export { documentIri, factWords } from './fact-words.js';
export {
  type ColumnType,
  EXPORT_LAYERS,
  type ExportColumn,
  type ExportFilter,
  type ExportLayer,
  type ExportRow,
  exportColumns,
  exportRows,
} from './layers.js';
export { markdown } from './markdown.js';
export { writeParquet } from './parquet.js';
export { provenance } from './prov.js';
export { writeSqlite } from './sqlite.js';
export { webAnnotations } from './web-annotation.js';
