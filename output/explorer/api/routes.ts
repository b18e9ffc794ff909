import type { Hono } from 'hono';
import type { Store } from '../../store/store.js';
import type { AuditPass } from '../audit-pass.js';
import { ENDPOINTS } from './endpoints.js';
import { openApi } from './openapi.js';

/** The JSON API: every endpoint of the table, and the document that describes them. */
export function addApi(app: Hono, store: Store, { version, audit }: { version: string; audit: AuditPass }): void {
  const description = openApi(version);
  app.get('/api/openapi.json', (c) => c.json(description));
  for (const { path, handle } of ENDPOINTS) {
    app.get(path, (c) => {
      c.header('Cache-Control', 'no-cache');
      return c.json({ ok: true, ...handle(store, { path: c.req.param(), query: c.req.query(), audit }) });
    });
  }
}
