import { Hono } from 'hono';
import type { ReadOriginal } from '../query/original.js';
import type { Store } from '../store/store.js';
import { addApi } from './api/routes.js';
import { AuditPass } from './audit-pass.js';
import { asExplorerError, ExplorerError } from './errors.js';
import { type Frame, page } from './layout.js';
import { addPages } from './page-routes.js';
import { errorPage } from './pages/error.js';
import { headers, hostCheck, readOnly } from './security.js';
import { isStaticName, staticFiles } from './static-files.js';

export interface ExplorerOptions {
  readonly version: string;
  /** Whether it listens to this machine only. @default true */
  readonly loopback?: boolean;
  /** Names beside `localhost` that it answers to. */
  readonly allowedHosts?: readonly string[];
  /** Reads the bytes of a document again; without it, only plain files are read. */
  readonly readOriginal?: ReadOriginal;
  /** Is told of errors that should not happen. */
  readonly onError?: (error: unknown) => void;
}

/** The explorer as a web application: `fetch(request)` answers. It only reads the store. */
export function createExplorer(store: Store, options: ExplorerOptions): Hono {
  const files = staticFiles();
  const frame: Frame = {
    styleSheet: files['explorer.css'].href,
    script: files['explorer.js'].href,
    icon: files['icon.svg'].href,
    database: store.path,
    version: options.version,
  };
  const app = new Hono();
  app.use(headers());
  app.use(hostCheck({ loopback: options.loopback ?? true, allowed: options.allowedHosts ?? [] }));
  app.use(readOnly());

  app.get('/static/:name', (c) => {
    const name = c.req.param('name');
    if (!isStaticName(name)) throw new ExplorerError('NOT_FOUND', 'There is no such file.');
    const { body, type } = files[name];
    return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' });
  });
  const audit = new AuditPass(store);
  addApi(app, store, { version: options.version, audit });
  addPages(app, store, { frame, audit, readOriginal: options.readOriginal });

  app.notFound(() => {
    throw new ExplorerError('NOT_FOUND', 'There is nothing under this address.');
  });
  app.onError((thrown, c) => {
    const error = asExplorerError(thrown);
    if (error.status >= 500) options.onError?.(error.cause ?? error);
    if (/^\/api(?:\/|$)/.test(c.req.path)) {
      return c.json({ ok: false, error: { code: error.code, message: error.message } }, error.status);
    }
    const frameOfError = { title: 'Not shown', section: null, kind: 'error' };
    return c.html(page(frame, frameOfError, errorPage(error)).toString(), error.status);
  });
  return app;
}
