export { dump, dumpSha256 } from './dump.js';
export { StoreError, type StoreErrorCode } from './errors.js';
export { type LockHolder, lockHolder, RunLock } from './run-lock.js';
export { noteSchedule, type ScheduleState, scheduleState } from './schedules.js';
export {
  type Failure,
  openStore,
  type RunStart,
  type RunStatus,
  type StageCost,
  Store,
  type StoredDocument,
  type StoredFailure,
  type StoreOptions,
} from './store.js';
export { type DocumentFields, type EntityRow, LAYERS, type Layer, type PackedDocument } from './tables.js';
export type { WriteOutcome } from './write-document.js';
