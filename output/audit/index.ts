export { type AuditOptions, type AuditSummary, audit } from './audit.js';
export { auditDocument } from './audit-document.js';
export type { AuditDocument, Figure } from './figure.js';
export { CHECKS, type Check, type Finding, type Part, type Slip, VERDICTS, type Verdict } from './finding.js';
export { fromExtraction } from './from-extraction.js';
export { toSarif } from './sarif.js';
