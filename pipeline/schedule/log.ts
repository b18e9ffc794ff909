import { pino } from 'pino';

/** What is logged beside a message. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a run says how it gets on: JSON lines for machines, text for people. Always standard error. */
export interface RunLog {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** JSON lines by pino, written at once: a line that is not out when the process is killed tells nobody anything. */
export function jsonLog(command: string, fd = 2): RunLog {
  const logger = pino(
    {
      base: { command, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    pino.destination({ dest: fd, sync: true }),
  );
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  };
}

/** `whosaid: …`, a line a message. */
export function textLog(write: (line: string) => void): RunLog {
  const say = (message: string): void => write(`whosaid: ${message}`);
  return { info: say, warn: say, error: say };
}
