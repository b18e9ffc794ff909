import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Store } from '../store/store.js';
import { createExplorer, type ExplorerOptions } from './app.js';

export interface ServeOptions extends Omit<ExplorerOptions, 'loopback'> {
  /** Address to listen to. @default '127.0.0.1': this machine only */
  readonly host?: string;
  /** @default 7077; 0 takes any that is free */
  readonly port?: number;
}

export interface RunningExplorer {
  readonly url: string;
  readonly port: number;
  /** Answers what is under way and stops. */
  close(): Promise<void>;
}

export const DEFAULT_PORT = 7077;

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/;

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Starts the explorer on a port of this machine. The store stays open, and is the caller's. Rejects where it cannot listen. */
export async function serveExplorer(store: Store, options: ServeOptions): Promise<RunningExplorer> {
  const host = options.host ?? '127.0.0.1';
  const app = createExplorer(store, { ...options, loopback: isLoopback(host) });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? DEFAULT_PORT, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
